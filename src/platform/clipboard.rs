//! The clipboard, which browsers offer only to pages from a secure address.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Clipboard;

/// Copies a text and reports whether that succeeded.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    match clipboard() {
        Some(clipboard) => spawn_local(async move { done(JsFuture::from(clipboard.write_text(&text)).await.is_ok()) }),
        None => done(false),
    }
}

/// Returns the clipboard, or `None` where the browser offers none.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    clipboard.is_object().then(|| clipboard.unchecked_into())
}
