//! Moves the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The grid of a lab.
pub const GRID: &str = "[role=grid]";

/// Focuses an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only for an element that cannot have the focus.
        let _ = element.focus();
    }
}

/// Focuses the element of a node, if it is rendered.
pub fn focus_node(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        focus(&element);
    }
}

/// Focuses the first element inside that matches a selector. Returns whether there is one.
pub fn focus_in(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(found) = &found {
        focus(found);
    }
    found.is_some()
}

/// Focuses the first element of the page that matches a selector.
pub fn focus_on(selector: &str) {
    if let Some(found) = find(selector) {
        focus(&found);
    }
}

/// Returns the first element of the page that matches a selector.
pub fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.document_element()?.query_selector(selector).ok()?
}
