//! A field of text that is committed as a whole: what is being typed stays the person's own.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field.
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// What the field holds while nobody types.
    pub value: AttrValue,
    /// The field's name for who does not see it.
    pub label: AttrValue,
    /// Says what is wrong with a text; none if it can be committed.
    pub check: Callback<String, Option<AttrValue>>,
    /// Called with a text that was changed and is not wrong.
    pub on_commit: Callback<String>,
    /// The look.
    #[prop_or_default]
    pub class: Classes,
    /// Whether the keyboard of a phone shows digits.
    #[prop_or(true)]
    pub is_number: bool,
    /// The id, for a label elsewhere.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// Enter and leaving the field commit, Escape gives back what was there.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let draft = use_state(|| None::<String>);
    let wrong = draft.as_ref().and_then(|draft| props.check.emit(draft.clone()));
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| {
            draft.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()))
        })
    };
    let commit = {
        let (draft, props) = (draft.clone(), props.clone());
        move || {
            let Some(text) = (*draft).clone() else { return };
            if *text == *props.value || props.check.emit(text.clone()).is_none() {
                draft.set(None);
            }
            if *text != *props.value && props.check.emit(text.clone()).is_none() {
                props.on_commit.emit(text);
            }
        }
    };
    let onblur = {
        let (commit, draft) = (commit.clone(), draft.setter());
        Callback::from(move |_: FocusEvent| {
            commit();
            draft.set(None);
        })
    };
    let onkeydown = {
        let draft = draft.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                commit();
            }
            "Escape" if draft.is_some() => {
                // The panel around stays open: Escape was for the field.
                event.prevent_default();
                draft.set(None);
            }
            _ => {}
        })
    };
    let value = draft.as_ref().map_or_else(|| props.value.clone(), |draft| AttrValue::from(draft.clone()));
    html! {
        <span class="field">
            <input type="text" id={props.id.clone()} class={props.class.clone()} {value} aria-label={&props.label}
                inputmode={if props.is_number { "decimal" } else { "text" }} autocomplete="off" spellcheck="false"
                aria-invalid={wrong.is_some().then_some("true")} {oninput} {onblur} {onkeydown} />
            <span class="wrong" role="alert">{ wrong.unwrap_or_default() }</span>
        </span>
    }
}
