//! The focus of forms, of buttons that disappear when they are pressed, and of tabs whose page is replaced.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event};
use yew::prelude::*;

use crate::ui::widgets::focus::{focus, focus_in, focus_on};

/// The elements of a form that take text or a choice.
const FIELDS: &str = "input:not([type='radio']), select, input:checked";
/// The fields with a text that cannot be committed.
const WRONG: &str = "[aria-invalid='true']";
/// The tabs of the labs.
const LABS: &str = ".bar-labs";
/// The tab of the open lab.
const OPEN_LAB: &str = ".bar-labs [aria-current='page']";
/// The time between two checks of the focus.
const CHECK_MS: u32 = 50;
/// The largest number of checks, for a page that takes long to mount.
const MAX_CHECKS: u32 = 40;

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

/// Keeps the focus on the tab of a lab whose page is about to be mounted: each lab has a top bar of its own.
pub fn keep_tab_focus() {
    if is_within(&active(), LABS) {
        focus_tab_later();
    }
}

/// Focuses the tab of the open lab once it is mounted, unless something else takes the focus.
pub fn focus_tab_later() {
    check_tab_focus(MAX_CHECKS);
}

/// Checks the focus until it is elsewhere: the replaced page's tab has it until that page is gone.
fn check_tab_focus(checks: u32) {
    let check = move || {
        let active = active();
        if is_lost(&active) {
            focus_on(OPEN_LAB);
        }
        if checks > 0 && (is_lost(&active) || is_within(&active, LABS)) {
            check_tab_focus(checks - 1);
        }
    };
    Timeout::new(CHECK_MS, check).forget();
}

fn active() -> Option<Element> {
    document()?.active_element()
}

/// Returns whether no element has the focus, as after the removal of the one that had it.
fn is_lost(active: &Option<Element>) -> bool {
    active.as_ref().is_none_or(|active| active.tag_name() == "BODY")
}

fn is_within(element: &Option<Element>, selector: &str) -> bool {
    element.as_ref().is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}
