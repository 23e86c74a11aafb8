//! Files that the page hands to the browser to save.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Browsers need the address of a download for a moment after the click.
const DOWNLOAD_MS: u32 = 10_000;
/// Letters of a title that a name takes.
const LENGTH: usize = 60;

/// Saves a text under a name.
pub fn save_text(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options) {
        save_blob(name, &blob);
    }
}

/// Saves bytes under a name.
pub fn save_blob(name: &str, blob: &Blob) {
    // A browser that refuses shows it itself.
    let _ = download(name, blob);
}

fn download(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(blob)?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // It fails only for an address that is revoked already.
    Timeout::new(DOWNLOAD_MS, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// A title as a file is called, in characters that every system takes; it may be empty.
pub fn file_stem(title: &str) -> String {
    let plain: String = title.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let cut: String = joined.to_ascii_lowercase().chars().take(LENGTH).collect();
    cut.trim_matches('-').to_owned()
}
