//! The error of the compressed simulation against the exact one.

use yew::prelude::*;

use super::movers::fraction;
use super::runner::FinishedSimulation;
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
                <td>{ measured(messages, error.largest) }</td>
                <td>{ measured(messages, error.mean) }</td>
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

fn measured(messages: &Messages, value: f64) -> String {
    let numbers = messages.numbers();
    match value {
        // Smaller than the precision of the compared numbers.
        value if value > 0.0 && value < 1e-8 => numbers.with_unit("<0.000001", "%"),
        value => numbers.fine_percent(fraction(value)),
    }
}
