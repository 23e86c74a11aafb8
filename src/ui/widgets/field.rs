//! A text field that commits its text as a whole and keeps the draft until then.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::other_reading::other_reading;
use crate::ui::hooks::use_messages;
use yuma_scenario::{readings, typed_amount, written_amount};

/// The properties of [`Field`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// The committed value.
    pub value: AttrValue,
    /// The label for screen readers.
    pub label: AttrValue,
    /// Returns the error of a text, or `None` if it can be committed.
    pub check: Callback<String, Option<AttrValue>>,
    /// Called with a changed text without errors.
    pub on_commit: Callback<String>,
    /// Whether the keyboard of a phone shows digits.
    #[prop_or(true)]
    pub is_number: bool,
    /// Whether the text is an amount, so that a separator of two meanings is asked about once it was read.
    #[prop_or_default]
    pub is_amount: bool,
    /// Whether the text can have several lines, so that Enter starts another one.
    #[prop_or_default]
    pub is_multiline: bool,
}

/// Renders the field. Enter and leaving it commit the text; Escape restores the value. A refused text stays with its error until
/// it is corrected, or until the value changes while somebody is elsewhere.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let messages = use_messages();
    let draft = use_state(|| None::<String>);
    let has_focus = use_mut_ref(|| false);
    let read = use_state_eq(|| None::<[u64; 2]>);
    let wrong = draft.as_ref().and_then(|draft| props.check.emit(draft.clone()));
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| draft.set(Some(typed(&event))))
    };
    let commit = {
        let (draft, props, read) = (draft.clone(), props.clone(), read.setter());
        move || {
            let Some(text) = (*draft).clone() else { return };
            if *text == *props.value || props.check.emit(text.clone()).is_none() {
                draft.set(None);
            }
            if *text != *props.value && props.check.emit(text.clone()).is_none() {
                read.set(readings(&text).filter(|_| props.is_amount));
                props.on_commit.emit(text);
            }
        }
    };
    let onblur = {
        let (commit, has_focus) = (commit.clone(), has_focus.clone());
        Callback::from(move |_: FocusEvent| {
            has_focus.replace(false);
            commit();
        })
    };
    let onfocus = {
        let has_focus = has_focus.clone();
        Callback::from(move |_: FocusEvent| {
            has_focus.replace(true);
        })
    };
    {
        let draft = draft.setter();
        use_effect_with(props.value.clone(), move |_| {
            if !*has_focus.borrow() {
                draft.set(None);
            }
        });
    }
    let onkeydown = {
        let (draft, is_multiline) = (draft.clone(), props.is_multiline);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() && !is_multiline => {
                event.prevent_default();
                commit();
            }
            "Escape" if draft.is_some() => {
                // The panel around stays open: the Escape key was for the field.
                event.prevent_default();
                draft.set(None);
            }
            _ => {}
        })
    };
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |draft| AttrValue::from(draft.clone()));
    let invalid = wrong.is_some().then_some("true");
    let input = if props.is_multiline {
        html! {
            <textarea rows="4" {value} aria-label={&props.label} aria-invalid={invalid} {oninput} {onfocus} {onblur} {onkeydown} />
        }
    } else {
        let keyboard = if props.is_number { "decimal" } else { "text" };
        html! {
            <input type="text" {value} aria-label={&props.label} aria-invalid={invalid} inputmode={keyboard}
                autocomplete="off" spellcheck="false" {oninput} {onfocus} {onblur} {onkeydown} />
        }
    };
    let question = read.filter(|[read, _]| draft.is_none() && typed_amount(&props.value) == Ok(*read));
    html! {
        <span class="field">
            { input }
            <span class="wrong" role="alert">{ wrong.unwrap_or_default() }</span>
            <span class="reading" role="status">{ for question.map(|readings| {
                let on_other = props.on_commit.reform(move |_: MouseEvent| written_amount(readings[1]));
                other_reading(&messages, readings, on_other)
            }) }</span>
        </span>
    }
}

/// Returns the text of the field of an event.
fn typed(event: &InputEvent) -> String {
    let target = event.target();
    let area = target.as_ref().and_then(|target| target.dyn_ref()).map(HtmlTextAreaElement::value);
    let input = || target.as_ref().and_then(|target| target.dyn_ref()).map(HtmlInputElement::value);
    area.or_else(input).unwrap_or_default()
}
