//! The links of a step: its own, and the document in its lab.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::Frame;
use super::lab::HostedLab;
use super::route::Route;
use super::stage_props::StageProps;
use crate::platform::{address, clipboard};
use crate::store::StateOf;
use crate::ui::messages::Messages;
use crate::ui::shell::Place;
use yuma_scenario::AnyDocument;

/// The button that copies the link of a step.
pub struct StepLink {
    /// Copies the link.
    pub on_copy: Callback<MouseEvent>,
    /// Whether it was copied since the last change.
    pub is_copied: bool,
}

/// Returns the button of the step.
#[hook]
pub fn use_step_link<L: HostedLab>(props: &StageProps, state: &Rc<StateOf<L>>) -> StepLink {
    let is_copied = use_state_eq(|| false);
    {
        let setter = is_copied.setter();
        use_effect_with(state.revision, move |_| setter.set(false));
    }
    let on_copy = {
        let (props, state, setter) = (props.clone(), Rc::clone(state), is_copied.setter());
        Callback::from(move |_: MouseEvent| {
            let setter = setter.clone();
            clipboard::copy(step_address::<L>(&props, &state), move |is_done| setter.set(is_done));
        })
    };
    StepLink { on_copy, is_copied: *is_copied }
}

/// Returns the address of the step, with the document where it differs from the lesson's.
pub fn step_address<L: HostedLab>(props: &StageProps, state: &StateOf<L>) -> String {
    let is_changed = L::scenario(&props.unchanged().0).as_ref() != Some(&*state.document.scenario);
    let document = is_changed.then(|| L::encode(&state.document.scenario));
    let route = Route::Step { lesson: props.lesson.id.clone(), step: props.step, document };
    address::of_link(&route.written())
}

/// Renders the button that opens the document of a state in its lab.
pub fn open_in_lab<L: HostedLab>(frame: &Frame, state: &Rc<StateOf<L>>, messages: &Messages) -> Html {
    let onclick = {
        let (state, on_place) = (Rc::clone(state), frame.on_place.clone());
        Callback::from(move |_: MouseEvent| {
            let place = match L::document(&state.document.scenario) {
                AnyDocument::Consensus(_) => Place::Consensus,
                AnyDocument::Market(_) => Place::Market,
            };
            address::follow(&L::encode(&state.document.scenario));
            on_place.emit(place);
        })
    };
    html! { <button type="button" class="link" {onclick}>{ messages.text("learn.open_in_lab") }</button> }
}
