//! The state of the runs: the progress, the stride, and the error against single blocks.

use yew::prelude::*;

use super::runs::Shown;
use super::task::FinishedRun;
use crate::ui::format::{fixed, grouped};
use crate::ui::messages::Messages;
use yuma_engine::economy::{BlockStride, DAY, Measure};
use yuma_engine::fixed::Fraction;
use yuma_scenario::market::{DAY_ERROR, DayPoint};

/// Renders the state with the button that checks a finished run. `is_current` is whether the best run is that of the open
/// market.
pub fn state(messages: &Messages, shown: &Shown, days: u16, is_current: bool, on_check: &Callback<()>) -> Html {
    let checking = shown.progress.filter(|(phase, _)| phase.stride == BlockStride::ONE);
    let is_finished = is_current && shown.progress.is_none();
    // Screen readers do not read the progress out day by day.
    let live = if is_finished { "polite" } else { "off" };
    let onclick = on_check.reform(|_: MouseEvent| ());
    let key = if checking.is_some() { "days.check.stop" } else { "days.check" };
    let is_possible = is_finished || checking.is_some();
    html! {
        <div class="days-state">
            <p role="status" aria-live={live}>{ sentence(messages, shown, days, is_current) }</p>
            <button type="button" class="link" disabled={!is_possible} {onclick}>{ messages.text(key) }</button>
            <div>{ for shown.exact.as_ref().zip(shown.now.as_ref()).map(|(exact, near)| errors(messages, exact, near)) }</div>
        </div>
    }
}

fn sentence(messages: &Messages, shown: &Shown, days: u16, is_current: bool) -> AttrValue {
    let here = if shown.is_here { messages.text("run.here") } else { AttrValue::default() };
    let Some(now) = shown.now.as_ref().filter(|_| is_current) else {
        return if shown.is_here { here } else { messages.text("days.computing") };
    };
    let stride = grouped(now.phase.stride.blocks().into());
    let sentence = match shown.progress {
        Some((phase, done)) if phase.era.id != now.phase.era.id => messages.fill(
            "days.refining.era",
            &[
                ("stride", &stride),
                ("era", &messages.text(&format!("era.{}.title", phase.era.id))),
                ("day", &(done.0 / DAY.0).to_string()),
                ("last", &days.to_string()),
            ],
        ),
        Some((phase, done)) => messages.fill(
            if phase.stride == BlockStride::ONE { "days.checking" } else { "days.refining" },
            &[
                ("stride", &stride),
                ("next", &grouped(phase.stride.blocks().into())),
                ("day", &(done.0 / DAY.0).to_string()),
                ("last", &days.to_string()),
            ],
        ),
        None => {
            let error = messages.numbers().percent_at(DAY_ERROR, 1);
            messages.fill(
                "days.finished",
                &[("stride", &stride), ("error", &error), ("seconds", &fixed(now.took_ms / 1e3, 1))],
            )
        }
    };
    if here.is_empty() { sentence } else { AttrValue::from(format!("{sentence}{}{here}", messages.sentence_gap())) }
}

/// Renders the differences of a run to that of single blocks, a row for each quantity.
fn errors(messages: &Messages, exact: &FinishedRun, near: &FinishedRun) -> Html {
    let has_pools = exact.phase.era.rules.has_pools();
    let last = |run: &FinishedRun| run.points.last().map(DayPoint::snapshots).unwrap_or_default();
    let (exact_values, near_values) = (last(exact), last(near));
    let row = |measure: Measure| {
        let error = measure.error(&exact_values, &near_values);
        html! {
            <tr key={measure.id()}>
                <th scope="row">{ messages.text(&format!("days.error.{}", measure.id())) }</th>
                <td>{ measured(messages, error.largest) }</td>
                <td>{ measured(messages, error.mean) }</td>
            </tr>
        }
    };
    let stride = grouped(near.phase.stride.blocks().into());
    let seconds = fixed(exact.took_ms / 1e3, 1);
    let measures = Measure::ALL.into_iter().filter(|&measure| has_pools || measure == Measure::Share);
    html! {
        <div class="chart-table">
            <p id="days-error">{ messages.fill("days.error", &[("stride", &stride), ("seconds", &seconds)]) }</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="days-error">
                <table>
                    <thead><tr>{ for ["quantity", "largest", "mean"].into_iter().map(|id| html! {
                        <th key={id} scope="col">{ messages.text(&format!("days.error.{id}")) }</th>
                    }) }</tr></thead>
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
        value => numbers.fine_percent(Fraction::saturating_from_num(value)),
    }
}
