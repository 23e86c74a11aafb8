//! The focus of the grid, for what stands outside of it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the grid, if the page shows one.
pub fn focus_grid() {
    let document = web_sys::window().and_then(|window| window.document());
    let grid = document.and_then(|document| document.query_selector("[role=grid]").ok().flatten());
    if let Some(grid) = grid.and_then(|grid| grid.dyn_into::<HtmlElement>().ok()) {
        // Fails only for an element that cannot have the focus.
        let _ = grid.focus();
    }
}
