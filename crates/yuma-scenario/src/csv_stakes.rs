//! Export of stakes as CSV: `name,alpha,tao`, one line per neuron, amounts in whole units with up to nine decimals.

use super::Scenario;
use super::csv_text::write_csv;
use super::decimal::written_amount;
use super::names::label;
use yuma_engine::quantity::Uid;

/// Writes the stakes of a scenario, exactly.
pub fn export(scenario: &Scenario) -> String {
    let header = ["name", "alpha", "tao"].map(str::to_owned).to_vec();
    let lines = Uid::all(scenario.uid_count()).zip(&scenario.neurons).map(|(uid, neuron)| {
        vec![label(scenario, uid), written_amount(neuron.alpha_stake.0), written_amount(neuron.tao_stake.0)]
    });
    write_csv(std::iter::once(header).chain(lines))
}
