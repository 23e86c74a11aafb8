//! Links to the step that computes a number.

use yew::prelude::*;

use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::yuma::Step;

/// Renders a button that opens the list of steps at a step, with a label or the step's own title.
pub fn step_link(messages: &Messages, study: &Study, step: &'static Step, label: Option<AttrValue>) -> Html {
    let title = messages.text(&format!("step.{}.title", step.id));
    let named = messages.fill("inspector.step_link", &[("section", step.section), ("title", &title)]);
    let open = study.open_step.clone();
    let onclick = Callback::from(move |_: MouseEvent| open.emit(step.id));
    html! {
        <button type="button" class="link" aria-haspopup="dialog" {onclick}>
            { label.unwrap_or(named) }
        </button>
    }
}
