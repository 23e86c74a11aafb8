//! The formulas of a pane, folded until a reader asks for them.

use yew::prelude::*;

use super::formula::formula;
use super::step_link::step_link;
use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::yuma::Step;
use yuma_engine::yuma::explain::Symbol;

/// Renders the formulas of some numbers and a link to the step that computes the first.
pub fn arithmetic(messages: &Messages, study: &Study, symbols: &[Symbol], step: Option<&'static Step>) -> Html {
    let onclick = study.toggle_arithmetic.reform(|event: MouseEvent| event.prevent_default());
    let count =
        messages.fill_plural("inspector.arithmetic.about", symbols.len(), &[("count", &symbols.len().to_string())]);
    html! {
        <details class="arithmetic" open={study.shows_arithmetic}>
            <summary {onclick}><span>{ messages.text("inspector.arithmetic") }</span>{ " " }<small>{ count }</small></summary>
            <div class="folded">
                if study.shows_arithmetic {
                    <div class="formulas">{ for symbols.iter().map(|&symbol| formula(messages, study, symbol)) }</div>
                    <div class="source">{ for step.map(|step| step_link(messages, study, step, None)) }</div>
                }
            </div>
        </details>
    }
}
