//! The focus of forms, and of buttons that disappear when they are pressed.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};
use yew::prelude::*;

use crate::ui::widgets::focus::{focus, focus_in, focus_on};

/// The elements of a form that take text or a choice.
const FIELDS: &str = "input:not([type='radio']), select, input:checked";
/// The fields with a text that cannot be committed.
const WRONG: &str = "[aria-invalid='true']";
/// Moves the focus into a form that opens below its button, and back when it closes.
#[hook]
pub fn use_form_focus(form: &NodeRef) {
    let form = form.clone();
    use_effect_with((), move |()| {
        let opener = active();
        let form = form.cast::<Element>();
        if let Some(form) = &form {
            focus_in(form, FIELDS);
        }
        move || {
            let active = active();
            let is_inside =
                form.as_ref().zip(active.as_ref()).is_some_and(|(form, active)| form.contains(Some(active)));
            if let Some(opener) = opener.filter(|_| is_inside || is_lost(&active)) {
                focus(&opener);
            }
        }
    });
}

/// Returns whether a field of the form has a text that cannot be committed, and moves the focus there.
pub fn has_wrong_field(form: &NodeRef) -> bool {
    form.cast::<Element>().is_some_and(|form| focus_in(&form, WRONG))
}

/// Returns the handler of a form that closes by Escape. A field uses the key first to restore its value.
pub fn closing_key(on_close: &Callback<()>) -> Callback<KeyboardEvent> {
    let on_close = on_close.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.emit(());
        }
    })
}

/// Moves the focus from the button of the last item of a list, which is about to be removed, to that of the item before it,
/// or to `otherwise`. The other items keep their buttons.
pub fn leave_removed(event: &Event, item: &str, otherwise: &str) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(item) = button.and_then(|button| button.closest(item).ok().flatten()) else { return };
    if item.next_element_sibling().is_some() {
        return;
    }
    let before = item.previous_element_sibling();
    if !before.is_some_and(|before| focus_in(&before, "button:last-of-type")) {
        focus_on(otherwise);
    }
}

fn active() -> Option<Element> {
    document()?.active_element()
}

/// Returns whether no element has the focus, as after the removal of the one that had it.
fn is_lost(active: &Option<Element>) -> bool {
    active.as_ref().is_none_or(|active| active.tag_name() == "BODY")
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}
