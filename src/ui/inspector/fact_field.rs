//! A field for a fact. It keeps its own draft, which applies on leaving it or with Enter.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::facts::Fact;
use super::study::Study;
use crate::ui::grid::{EntryError, entry_error};
use crate::ui::hooks::use_messages;
use yuma_engine::quantity::Uid;

/// The properties of [`FactField`].
#[derive(Clone, PartialEq, Properties)]
pub struct FactFieldProps {
    /// The data of the inspector.
    pub study: Study,
    /// The neuron.
    pub uid: Uid,
    /// The fact.
    pub fact: Fact,
}

/// Renders a labeled field.
#[component]
pub fn FactField(props: &FactFieldProps) -> Html {
    let messages = use_messages();
    let draft = use_state(|| None::<String>);
    let FactFieldProps { study, uid, fact } = props;
    let (uid, fact) = (*uid, *fact);
    let stored = study.scenario.neuron(uid).map(|neuron| fact.draft(neuron)).unwrap_or_default();
    let text = (*draft).clone().unwrap_or_else(|| stored.clone());
    let checked = move |study: &Study, text: &str| {
        let edit = fact.edit(uid, text).map_err(EntryError::Number)?;
        study.check(&edit).map(|()| edit).map_err(EntryError::Invalid)
    };
    let error = draft.as_ref().filter(|text| **text != stored).and_then(|text| checked(study, text).err());
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| {
            draft.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let take = {
        let (study, draft, text) = (study.clone(), draft.setter(), text.clone());
        Callback::from(move |()| {
            if text != stored {
                let Ok(edit) = checked(&study, &text) else { return };
                study.edit(edit, None);
            }
            draft.set(None);
        })
    };
    let onblur = {
        let take = take.clone();
        Callback::from(move |_: FocusEvent| take.emit(()))
    };
    let onkeydown = {
        let draft = draft.setter();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => take.emit(()),
            "Escape" => draft.set(None),
            _ => {}
        })
    };
    let id = format!("fact-{}", fact.id());
    let error_id = format!("{id}-error");
    let describes = error.is_some().then(|| error_id.clone());
    html! {
        <div class="field">
            <label for={id.clone()}>{ messages.text(&format!("fact.{}", fact.id())) }</label>
            <input {id} type="text" inputmode={fact.is_number().then_some("decimal")} autocomplete="off"
                spellcheck="false" value={text} aria-invalid={error.as_ref().map(|_| "true")} aria-describedby={describes}
                {oninput} {onblur} {onkeydown} />
            <small id={error_id} class="error">{ error.map(|error| entry_error(&messages, &error)) }</small>
        </div>
    }
}
