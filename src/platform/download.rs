//! Downloads: files that the browser saves.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The time for which a download's address stays valid; browsers need it for a moment after the click.
const DOWNLOAD_MS: u32 = 10_000;
/// The maximum number of letters of a title in a file name.
const LENGTH: usize = 60;

/// Saves a text as a file.
pub fn save_text(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options) {
        save_blob(name, &blob);
    }
}

/// Saves bytes as a file.
pub fn save_blob(name: &str, blob: &Blob) {
    // The browser itself reports a refusal.
    let _ = download(name, blob);
}

fn download(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(blob)?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // Fails only for an address that is revoked already.
    Timeout::new(DOWNLOAD_MS, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// Converts a title to a file name in characters that every system accepts. It may be empty.
pub fn file_stem(title: &str) -> String {
    let plain: String = title.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let cut: String = joined.to_ascii_lowercase().chars().take(LENGTH).collect();
    cut.trim_matches('-').to_owned()
}
