//! The empty state of the strip, for scenarios of a single epoch.

use yew::prelude::*;

use crate::store::Action;
use crate::ui::hooks::Dispatch;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Epoch;
use yuma_scenario::Edit;
use yuma_scenario::edit::TimelineEdit;

/// The initial number of epochs: enough for bonds to settle at the chain's default rate.
const EPOCHS: Epoch = Epoch(40);

/// Renders a button that starts a run of several epochs.
pub fn empty_state(messages: &Messages, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let edit = Edit::Timeline(TimelineEdit::Epochs(EPOCHS));
        dispatch.dispatch(Action::Edit { edit, gesture: None });
    });
    html! {
        <p class="time-empty-state">
            <button type="button" {onclick}>{ messages.text("time.run") }</button>
            <small>{ messages.text("time.run.about") }</small>
        </p>
    }
}
