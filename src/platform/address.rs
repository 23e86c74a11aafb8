//! The page's address, whose fragment is the document.

use wasm_bindgen::JsValue;

fn location() -> Option<web_sys::Location> {
    web_sys::window().map(|window| window.location())
}

/// What stands behind the `#`, without it.
pub fn fragment() -> String {
    let hash = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The address of a link: this page's, with the link behind the `#`.
pub fn of_link(link: &str) -> String {
    let here = location().and_then(|location| location.href().ok()).unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}#{link}")
}

/// Puts a link into the address in place of what is there. A browser that refuses, as it does to too many changes in
/// short time, only leaves the address behind the work, which is kept elsewhere.
pub fn replace(link: &str) {
    change(link, |history, address| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
}

/// Puts a link into the address as a new step of the browser's history.
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
