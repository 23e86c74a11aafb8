//! The text field in the cell that is edited. It keeps its own draft, so that half a number is never taken away.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// How an edit ends, and where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Taken, and the cursor moves by rows and columns.
    Taken(isize, isize),
    /// Given up: what stood there stays.
    GivenUp,
    /// Taken because the field lost the focus: the cursor is elsewhere already.
    Left,
}

/// What was typed before the field had the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The text.
    pub text: AttrValue,
    /// Whether the text is marked, so that typing replaces it.
    pub selects: bool,
}

/// What the editor needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// Tells what was typed until now. Asked when the field takes the focus: keys that come before are not the field's, and
    /// a drawing between them and the focus may be late.
    pub draft: Callback<(), Draft>,
    /// The name of the field.
    pub label: AttrValue,
    /// Whether text that is typed is wrong, and why.
    pub error: Option<AttrValue>,
    /// Reports text as it is typed.
    pub on_text: Callback<String>,
    /// Reports the end, with the text.
    pub on_end: Callback<(String, Ending)>,
}

/// A field for one value.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let field = use_node_ref();
    let draft = use_state_eq(|| props.draft.emit(()).text.to_string());
    let has_ended = use_mut_ref(|| false);
    {
        let (field, typed, draft) = (field.clone(), props.draft.clone(), draft.setter());
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let Draft { text, selects } = typed.emit(());
                field.set_value(&text);
                draft.set(text.to_string());
                // A field that cannot take the focus is still there to be clicked.
                let _ = field.focus();
                if selects {
                    field.select();
                }
            }
        });
    }
    let oninput = {
        let (draft, on_text) = (draft.setter(), props.on_text.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(text.clone());
            on_text.emit(text);
        })
    };
    let end = {
        let (field, on_end) = (field.clone(), props.on_end.clone());
        Callback::from(move |ending: Ending| {
            if !has_ended.replace(true) {
                let text = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
                on_end.emit((text, ending));
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
    // The grid would take a press in the field for a press on the cell.
    let onpointerdown = Callback::from(|event: PointerEvent| event.stop_propagation());
    let onpaste = Callback::from(|event: Event| event.stop_propagation());
    html! {
        <input ref={field} class="edit" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
            value={(*draft).clone()} aria-label={props.label.clone()} aria-invalid={props.error.as_ref().map(|_| "true")}
            title={props.error.clone()} {oninput} {onkeydown} {onblur} {onpointerdown} {onpaste} />
    }
}

/// The ending that a key means, if any.
pub fn ending_of(key: &str, with_shift: bool) -> Option<Ending> {
    match (key, with_shift) {
        ("Enter", false) => Some(Ending::Taken(1, 0)),
        ("Enter", true) => Some(Ending::Taken(-1, 0)),
        ("Tab", false) => Some(Ending::Taken(0, 1)),
        ("Tab", true) => Some(Ending::Taken(0, -1)),
        ("Escape", _) => Some(Ending::GivenUp),
        _ => None,
    }
}
