//! The sentence after an edit, with a button that explains it and one that undoes it.

use yew::prelude::*;

use super::edit_effects::edit_effects;
use super::numbers::Describer;
use crate::store::{Action, Selection, ViewChange};
use crate::ui::hooks::use_messages;
use crate::ui::lab::LabProps;

/// Renders the sentence with its buttons; hidden before the first edit.
#[component]
pub fn LastEdit(props: &LabProps) -> Html {
    let messages = use_messages();
    let key = (props.evaluation_before.clone(), props.evaluation.clone(), props.edit.clone(), messages.clone());
    let found = use_memo(key, |(before, now, edit, messages)| {
        edit_effects(&Describer { messages, document: &now.scenario }, edit.as_deref(), before.as_ref()?, now)
    });
    let send = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let found = found.as_ref().as_ref();
    let sentence = found.map(|found| found.sentence.clone());
    let subject = found.and_then(|found| found.subject).map(|(quantity, uid)| Selection::Result(quantity, uid));
    html! {
        <>
            // A region that appears together with its text is not announced.
            <p class="sr-only" role="status">{ sentence.clone() }</p>
            <div class="last-edit" hidden={sentence.is_none()}>
                <p aria-hidden="true">{ sentence }</p>
                <button type="button" class="link" hidden={subject.is_none()}
                    onclick={send(Action::View(ViewChange::Select(subject.unwrap_or(Selection::None))))}>
                    { messages.text("edit.why") }
                </button>
                <button type="button" onclick={send(Action::Undo)}>{ messages.text("edit.undo") }</button>
            </div>
        </>
    }
}
