//! The field that edits a cell of the table.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The end of an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldEnd {
    /// The text applies; the cursor moves by this number of columns.
    Taken(String, isize),
    /// The value stays.
    GivenUp,
}

/// The properties of [`CellField`].
#[derive(Clone, PartialEq, Properties)]
pub struct CellFieldProps {
    /// The initial text.
    pub draft: AttrValue,
    /// Whether the text is selected, so that typing replaces it.
    pub selects: bool,
    /// The name.
    pub label: AttrValue,
    /// Returns the error of a text, or `None` if it can be taken.
    pub check: Callback<String, Option<AttrValue>>,
    /// Called once at the end.
    pub on_end: Callback<FieldEnd>,
}

/// Renders the field. A refused text keeps it open, with the error beside it.
#[component]
pub fn CellField(props: &CellFieldProps) -> Html {
    let node = use_node_ref();
    let error = use_state_eq(|| None::<AttrValue>);
    let has_ended = use_mut_ref(|| false);
    {
        let (node, selects) = (node.clone(), props.selects);
        use_effect_with((), move |()| {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                // A field that cannot take the focus can still be clicked.
                let _ = field.focus();
                if selects {
                    field.select();
                }
            }
        });
    }
    let end = {
        let (node, error, props) = (node.clone(), error.setter(), props.clone());
        Callback::from(move |(is_taken, by, is_left): (bool, isize, bool)| {
            let text = node.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let refusal = props.check.emit(text.clone()).filter(|_| is_taken);
            if *has_ended.borrow() || (refusal.is_some() && !is_left) {
                error.set(refusal);
                return;
            }
            has_ended.replace(true);
            let is_kept = !is_taken || refusal.is_some() || (props.selects && *text == *props.draft);
            props.on_end.emit(if is_kept { FieldEnd::GivenUp } else { FieldEnd::Taken(text, by) });
        })
    };
    let onkeydown = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            let (is_taken, by) = match &*event.key() {
                "Enter" if !event.is_composing() => (true, 0),
                "Tab" => (true, if event.shift_key() { -1 } else { 1 }),
                "Escape" => (false, 0),
                _ => return,
            };
            event.prevent_default();
            end.emit((is_taken, by, false));
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| end.emit((true, 0, true)));
    html! {
        <>
            <input ref={node} class="edit" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                value={&props.draft} aria-label={&props.label} aria-invalid={error.is_some().then_some("true")} {onkeydown} {onblur}
                onpointerdown={Callback::from(|event: PointerEvent| event.stop_propagation())} />
            <span class="edit-error" role="alert">{ (*error).clone() }</span>
        </>
    }
}
