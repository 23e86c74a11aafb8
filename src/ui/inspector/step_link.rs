//! Where a number comes from: the step, by section and title.

use yew::prelude::*;

use super::study::Study;
use crate::ui::messages::Messages;
use yuma_engine::yuma::Step;

/// A button that opens the list of steps at this one; with other words than the step's own, if there is a label.
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
