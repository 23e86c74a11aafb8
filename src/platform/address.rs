//! The page's address, whose fragment holds the document.

use wasm_bindgen::JsValue;

fn location() -> Option<web_sys::Location> {
    web_sys::window().map(|window| window.location())
}

/// Returns the fragment without the `#`.
pub fn fragment() -> String {
    let hash = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Returns the page's address with a link as its fragment.
pub fn of_link(link: &str) -> String {
    let here = location().and_then(|location| location.href().ok()).unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}#{link}")
}

/// Opens a link, as if the person had put it into the address.
pub fn follow(link: &str) {
    if let Some(location) = location() {
        // Fails only for a page that is being left.
        let _ = location.set_hash(link);
    }
}

/// Replaces the fragment by a link. Browsers refuse too many changes in a short time; the address then lags behind the
/// document, which is stored elsewhere too.
pub fn replace(link: &str) {
    change(link, |history, address| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// Adds a link to the browser's history as a new entry.
pub fn push(link: &str) {
    change(link, |history, address| history.push_state_with_url(&JsValue::NULL, "", Some(address)));
}

fn change(link: &str, write: impl Fn(&web_sys::History, &str) -> Result<(), JsValue>) {
    if fragment() == link {
        return;
    }
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = write(&history, &format!("#{link}"));
    }
}
