//! The ways from one step of a lesson to another.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::stage_props::StageProps;
use crate::ui::page_keys::use_page_keys;
use crate::ui::widgets::focus::focus_node;

/// Elements that take the arrow keys themselves, or from which they would lead away by surprise.
const TAKES_KEYS: &str = "a, button, input, select, textarea, [tabindex='0'], [role=grid], dialog";

/// Goes to another step. Before the first one and behind the last one it stays.
pub fn go(props: &StageProps, by: i16) {
    let next = props.step.saturating_add_signed(by.into()).min(props.last());
    if next != props.step {
        props.frame.on_route.emit(props.route(next));
    }
}

/// Returns the handler that goes to another step.
pub fn step_by(props: &StageProps, by: i16) -> Callback<MouseEvent> {
    let props = props.clone();
    Callback::from(move |_: MouseEvent| go(&props, by))
}

/// Renders a mark of the progress bar, which leads to its step.
pub fn dot(props: &StageProps, at: usize, label: AttrValue) -> Html {
    let class = match at {
        at if at < props.step => "done",
        at if at == props.step => "now",
        _ => "later",
    };
    let current = (at == props.step).then_some("step");
    let onclick = props.frame.on_route.reform({
        let props = props.clone();
        move |_: MouseEvent| props.route(at)
    });
    html! { <li key={at}><button type="button" {class} aria-current={current} aria-label={label} {onclick}></button></li> }
}

/// Lets the arrow keys go to other steps while no control has the focus.
#[hook]
pub fn use_step_keys(props: &StageProps) {
    let on_step = {
        let props = props.clone();
        Callback::from(move |by: i16| go(&props, by))
    };
    use_page_keys(step_of_key, on_step);
}

fn step_of_key(event: &KeyboardEvent) -> Option<i16> {
    let by = match event.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => return None,
    };
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let is_free = target.closest(TAKES_KEYS).ok().flatten().is_none();
    let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.shift_key();
    (is_free && is_plain).then_some(by)
}

/// Moves the focus to the heading when the step changes, so that it is read and the arrow keys are free.
#[hook]
pub fn use_focus_of_step(heading: &NodeRef, step: usize) {
    let heading = heading.clone();
    use_effect_with(step, move |_| {
        focus_node(&heading);
    });
}

/// Moves the focus to the answer to a bet that was just placed, because the pressed button goes away.
#[hook]
pub fn use_focus_of_answer(answer: &NodeRef, is_covered: bool, is_marked: bool) {
    let answer = answer.clone();
    let awaits = use_mut_ref(|| is_covered);
    use_effect_with((is_covered, is_marked), move |&(is_covered, is_marked)| {
        let mut awaits = awaits.borrow_mut();
        *awaits |= is_covered;
        if *awaits && !is_covered && is_marked {
            *awaits = false;
            focus_node(&answer);
        }
    });
}
