//! Toolbars as one tab stop: arrow keys move along their buttons.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The elements of a toolbar that take the focus.
const STOPS: &str = "button:not(:disabled), a[href]";
/// The chosen one, at which the focus enters.
const CHOSEN: &str = "[aria-selected='true'], [data-chosen]";

/// The handlers of an element with `role="toolbar"`.
#[derive(Clone, PartialEq)]
pub struct Roving {
    /// The toolbar's `ref`.
    pub node: NodeRef,
    /// The toolbar's `onkeydown`.
    pub onkeydown: Callback<KeyboardEvent>,
    /// The toolbar's `onfocusin`.
    pub onfocusin: Callback<FocusEvent>,
}

/// Makes the buttons and links of a toolbar one tab stop: the chosen one, else the one that had the focus last, at first the
/// first one. The left and right arrows, Home and End move along them. They must not have a `tabindex` of their own.
#[hook]
pub fn use_roving() -> Roving {
    let node = use_node_ref();
    {
        let (node, timer) = (node.clone(), use_mut_ref(|| None::<Timeout>));
        // Each drawing may add, remove or disable buttons. Which of them are visible is asked when all has been drawn: asked
        // at once, each toolbar would make the browser lay out the page again.
        use_effect(move || {
            let next = Timeout::new(0, move || {
                let stops = stops(&node);
                let is_present = |stop: &HtmlElement| stop.get_attribute("tabindex").as_deref() == Some("0");
                let is_chosen = |stop: &HtmlElement| matches!(stop.matches(CHOSEN), Ok(true));
                let has_focus =
                    matches!(node.cast::<Element>().map(|bar| bar.matches(":focus-within")), Some(Ok(true)));
                let chosen = stops.iter().position(is_chosen).filter(|_| !has_focus);
                let stop = chosen.or_else(|| stops.iter().position(is_present));
                set_stop(&stops, stop.unwrap_or_default());
            });
            timer.replace(Some(next));
        });
    }
    let onkeydown = use_callback(node.clone(), |event: KeyboardEvent, node| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let stops = stops(node);
        let Some(at) = index_of(&stops, event.target()) else { return };
        let last = stops.len() - 1;
        let to = match &*event.key() {
            "ArrowRight" if at == last => 0,
            "ArrowRight" => at + 1,
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(stop) = stops.get(to) {
            // Fails only for an element that cannot have the focus.
            let _ = stop.focus();
        }
    });
    let onfocusin = use_callback(node.clone(), |event: FocusEvent, node| {
        let stops = stops(node);
        if let Some(at) = index_of(&stops, event.target()) {
            set_stop(&stops, at);
        }
    });
    Roving { node, onkeydown, onfocusin }
}

/// Returns the visible stops of a toolbar in order, without those of an open menu.
fn stops(node: &NodeRef) -> Vec<HtmlElement> {
    let found = node.cast::<Element>().and_then(|bar| bar.query_selector_all(STOPS).ok());
    let Some(found) = found else { return Vec::new() };
    let stops = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
    let is_in_menu = |stop: &HtmlElement| matches!(stop.closest(".menu-panel"), Ok(Some(_)));
    stops.filter(|stop| stop.offset_width() > 0 && !is_in_menu(stop)).collect()
}

fn index_of(stops: &[HtmlElement], target: Option<web_sys::EventTarget>) -> Option<usize> {
    let target: Element = target?.dyn_into().ok()?;
    stops.iter().position(|stop| stop.contains(Some(&target)))
}

/// Makes one of the stops the one that Tab reaches. Writes only what differs: a written attribute is a new style and a frame.
fn set_stop(stops: &[HtmlElement], chosen: usize) {
    for (at, stop) in stops.iter().enumerate() {
        let index = if at == chosen { 0 } else { -1 };
        if stop.get_attribute("tabindex") != Some(index.to_string()) {
            stop.set_tab_index(index);
        }
    }
}
