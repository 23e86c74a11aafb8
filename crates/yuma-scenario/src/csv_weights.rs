//! Export of weights as CSV: a header with the miners' names, one line per validator, weights in 65535ths.

use super::Scenario;
use super::csv_text::write_csv;
use super::matrix::Matrix;
use super::names::label;
use yuma_engine::quantity::Uid;

/// The first cell of the header, which marks the unit of the weights.
const UNIT: &str = "u16";

/// Writes the weights of a scenario. A cell without an entry is empty, an explicit zero is 0.
pub fn export(scenario: &Scenario) -> String {
    let mut header = vec![UNIT.to_owned()];
    header.extend(scenario.miners.iter().map(|&miner| label(scenario, miner)));
    let lines = scenario.validators.iter().map(|&validator| {
        let cell = |&miner: &Uid| {
            scenario.cell(Matrix::Weights, validator, miner).map_or_else(String::new, |share| share.0.to_string())
        };
        std::iter::once(label(scenario, validator)).chain(scenario.miners.iter().map(cell)).collect()
    });
    write_csv(std::iter::once(header).chain(lines))
}
