//! The focus of forms and of buttons that disappear when they are pressed.

use gloo_timers::callback::Timeout;
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
            let is_lost = active.as_ref().is_none_or(|active| {
                active.tag_name() == "BODY" || form.as_ref().is_some_and(|form| form.contains(Some(active)))
            });
            if let Some(opener) = opener.filter(|_| is_lost) {
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

/// The tabs of the labs.
const LABS: &str = ".bar-labs";
/// The tab of the open lab.
const OPEN_LAB: &str = ".bar-labs [aria-current='page']";
/// The time between two looks at the focus.
const LOOK_MS: u32 = 50;
/// The most looks, for a page that takes long to come.
const LOOKS: u32 = 40;

/// Keeps the focus on the tab of a lab whose page is about to be mounted: each lab has a top bar of its own.
pub fn keep_tab_focus() {
    if is_within(&active(), LABS) {
        focus_tab_later();
    }
}

/// Focuses the tab of the open lab once it is mounted, unless something else takes the focus.
pub fn focus_tab_later() {
    follow(LOOKS);
}

/// The tab of the page before keeps the focus until its page is replaced.
fn follow(looks: u32) {
    let look = move || {
        let active = active();
        let is_lost = active.as_ref().is_none_or(|active| active.tag_name() == "BODY");
        if is_lost {
            focus_on(OPEN_LAB);
        }
        if looks > 0 && (is_lost || is_within(&active, LABS)) {
            follow(looks - 1);
        }
    };
    Timeout::new(LOOK_MS, look).forget();
}

fn active() -> Option<Element> {
    document()?.active_element()
}

fn is_within(element: &Option<Element>, selector: &str) -> bool {
    element.as_ref().is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}
