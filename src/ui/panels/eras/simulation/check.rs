//! The error of the compressed simulation against the exact one.

use yew::prelude::*;

use super::movers::fraction;
use super::runner::FinishedSimulation;
use crate::ui::format::fine_percent;
use crate::ui::messages::Messages;
use yuma_engine::economy::{Measure, PoolKind};

/// Renders the differences, a row for each quantity. `numbers` are those of the simulation.
pub fn check(
    messages: &Messages,
    exact: &FinishedSimulation,
    compressed: &FinishedSimulation,
    numbers: &[(&str, &str)],
) -> Html {
    let has_pools = compressed.request.era.rules.pool != PoolKind::None;
    let row = |measure: Measure| {
        let error = measure.error(&exact.report.subnets, &compressed.report.subnets);
        html! {
            <tr key={measure.id()}>
                <th scope="row">{ messages.text(&format!("simulation.measure.{}", measure.id())) }</th>
                <td>{ measured(error.largest) }</td>
                <td>{ measured(error.mean) }</td>
            </tr>
        }
    };
    let measures = Measure::ALL.into_iter().filter(|&measure| has_pools || measure == Measure::Share);
    html! {
        <div class="chart-table">
            <p id="simulation-error">{ messages.fill("simulation.error", numbers) }</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="simulation-error">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ messages.text("simulation.quantity") }</th>
                            <th scope="col">{ messages.text("simulation.largest") }</th>
                            <th scope="col">{ messages.text("simulation.mean") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for measures.map(row) }</tbody>
                </table>
            </div>
        </div>
    }
}

fn measured(value: f64) -> String {
    match value {
        0.0 => "0 %".to_owned(),
        // Smaller than the precision of the compared numbers.
        ..1e-8 => "<0.000001 %".to_owned(),
        value => fine_percent(fraction(value)),
    }
}
