//! The text field of the edited cell. It keeps its own draft, so that an incomplete number is never overwritten.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// The end of an edit, with the next move of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Committed; the cursor moves by rows and columns.
    Taken(isize, isize),
    /// Canceled: the previous value stays.
    GivenUp,
    /// Committed because the field lost the focus; the cursor has moved already.
    Left,
}

/// The text that was typed before the field had the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The text.
    pub text: AttrValue,
    /// Whether the text is selected, so that typing replaces it.
    pub selects: bool,
    /// Whether the focus has left the field, which stays open because its text was refused.
    pub is_left: bool,
}

impl Draft {
    /// Returns the text with another letter, which replaces a selected one.
    pub fn with(&self, typed: char) -> Draft {
        let before = if self.selects { "" } else { &*self.text };
        Draft { text: format!("{before}{typed}").into(), selects: false, is_left: false }
    }
}

/// The functions that a field calls with the gesture of its edit. Keys may end that edit and begin another one before the
/// field is rendered, so that a late field must not act on the other edit.
#[derive(Clone, PartialEq)]
pub struct EditorCallbacks {
    /// Returns the text typed so far, or `None` if the edit has ended. Called when the field takes the focus: earlier keys do
    /// not go to the field, and a rendering between them and the focus may be late.
    pub draft: Callback<u32, Option<Draft>>,
    /// Called with the typed text.
    pub on_text: Callback<(u32, String)>,
    /// Called with the text at the end. Returns whether the edit has ended: a refused text keeps the field open.
    pub on_end: Callback<(u32, String, Ending), bool>,
}

/// The properties of [`Editor`].
#[derive(Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// The gesture of the edit.
    pub gesture: u32,
    /// The functions that handle the text.
    pub callbacks: EditorCallbacks,
    /// The name of the field.
    pub label: AttrValue,
    /// The error in the typed text.
    pub error: Option<AttrValue>,
    /// A remark on the value, such as the row's sum.
    pub note: Option<AttrValue>,
    /// Whether the value is a text rather than a number, for the keyboard of a phone.
    #[prop_or_default]
    pub is_text: bool,
}

/// Renders a field for a value.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let field = use_node_ref();
    let gesture = props.gesture;
    let typed = || props.callbacks.draft.emit(gesture);
    let draft = use_state_eq(|| typed().unwrap_or_default().text.to_string());
    let has_ended = use_mut_ref(|| false);
    {
        let (field, typed, draft) = (field.clone(), props.callbacks.draft.clone(), draft.setter());
        use_effect_with((), move |()| {
            let typed = typed.emit(gesture).filter(|draft| !draft.is_left);
            if let (Some(field), Some(Draft { text, selects, .. })) = (field.cast::<HtmlInputElement>(), typed) {
                field.set_value(&text);
                draft.set(text.to_string());
                // A field that cannot take the focus can still be clicked.
                let _ = field.focus();
                if selects {
                    field.select();
                }
            }
        });
    }
    let oninput = {
        let (draft, on_text) = (draft.setter(), props.callbacks.on_text.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(text.clone());
            on_text.emit((gesture, text));
        })
    };
    let end = {
        let (field, on_end) = (field.clone(), props.callbacks.on_end.clone());
        Callback::from(move |ending: Ending| {
            if !has_ended.replace(true) {
                let text = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
                has_ended.replace(on_end.emit((gesture, text, ending)));
            }
        })
    };
    let onkeydown = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if let Some(ending) = ending_of(&event.key(), event.shift_key()) {
                event.prevent_default();
                end.emit(ending);
            }
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| end.emit(Ending::Left));
    // The grid would handle a press in the field as one on the cell.
    let onpointerdown = Callback::from(|event: PointerEvent| event.stop_propagation());
    let stop = Callback::from(|event: Event| event.stop_propagation());
    html! {
        <>
            <input ref={field} class="edit" type="text" inputmode={if props.is_text { "text" } else { "decimal" }} autocomplete="off" spellcheck="false"
                value={(*draft).clone()} aria-label={props.label.clone()} aria-invalid={props.error.as_ref().map(|_| "true")}
                title={props.error.clone()} {oninput} {onkeydown} {onblur} {onpointerdown} onpaste={stop.clone()} oncopy={stop} />
            <span class="edit-error" aria-hidden="true">{ props.error.clone() }</span>
            <span class="edit-note" aria-hidden="true">{ props.note.clone().filter(|_| props.error.is_none()) }</span>
        </>
    }
}

/// Returns the ending for a key.
pub fn ending_of(key: &str, with_shift: bool) -> Option<Ending> {
    match (key, with_shift) {
        // The cursor stays, so that the inspector still shows what was changed.
        ("Enter", _) => Some(Ending::Taken(0, 0)),
        ("Tab", false) => Some(Ending::Taken(0, 1)),
        ("Tab", true) => Some(Ending::Taken(0, -1)),
        ("Escape", _) => Some(Ending::GivenUp),
        _ => None,
    }
}
