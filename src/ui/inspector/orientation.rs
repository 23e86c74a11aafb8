//! The pane without a selection: an introduction, and the totals of the subnet.

use yew::prelude::*;

use super::heading::heading;
use super::step_link::step_link;
use super::study::Study;
use crate::ui::format;
use crate::ui::messages::Messages;
use yuma_engine::yuma::{STEPS, totals};

/// Renders the introduction for a first visit.
pub fn orientation(messages: &Messages, study: &Study) -> Html {
    let totals = totals(study.trace());
    let figures = [
        ("inspector.total.emission", messages.numbers().with_unit(&format::fine_amount(totals.emission.0), "α")),
        ("inspector.total.incentive", messages.numbers().percent(totals.incentive)),
        ("inspector.total.clipped", messages.numbers().percent(totals.clipped)),
        ("inspector.total.validators", totals.active_validators.to_string()),
        ("inspector.total.miners", totals.paid_miners.to_string()),
    ];
    html! {
        <>
            { heading(&messages.text("inspector.orientation_heading"), &messages.text("inspector.orientation_title")) }
            <p>{ messages.text("inspector.orientation_about") }</p>
            <ul class="tries">
                <li>{ messages.text("inspector.try.ask") }</li>
                <li>{ messages.text("inspector.try.change") }</li>
                <li>{ messages.text("inspector.try.kappa") }</li>
            </ul>
            <h3>{ messages.text("inspector.totals") }</h3>
            <dl class="totals">{ for figures.into_iter().map(|(key, figure)| html! {
                <div key={key}><dt>{ messages.text(key) }</dt><dd>{ figure }</dd></div>
            }) }</dl>
            <div class="source">{ for STEPS.first().map(|step| {
                step_link(messages, study, step, Some(messages.text("inspector.steps_title")))
            }) }</div>
        </>
    }
}
