//! The presentation mode: larger type and no tools, for a projector. The style sheet reads it from `<html data-presenting>`.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The attribute of the mode.
const PRESENTING: &str = "data-presenting";

/// Begins or ends the mode. The focus leaves its element, so that the arrow keys belong to the page.
pub fn toggle_presentation() {
    let Some(root) = root() else { return };
    if is_presenting() {
        // Fails only for an invalid name.
        let _ = root.remove_attribute(PRESENTING);
    } else {
        let _ = root.set_attribute(PRESENTING, "");
    }
    let focused = root.owner_document().and_then(|document| document.active_element());
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only for an element that is gone.
        let _ = focused.blur();
    }
}

/// Returns whether the page is in the mode.
pub fn is_presenting() -> bool {
    root().is_some_and(|root| root.has_attribute(PRESENTING))
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
