//! Files of the page's own host.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use crate::store::PartFailure;

/// Fetches a text of the page's host. A cached copy is only used after the host confirmed it.
///
/// # Errors
/// Returns the reason if the connection fails, before or during the response, or if the host has no such file.
pub async fn text(path: &str) -> Result<String, PartFailure> {
    let window = web_sys::window().ok_or(PartFailure::Connection)?;
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let fetched = JsFuture::from(window.fetch_with_str_and_init(path, &options)).await;
    let response: Response = fetched.map_err(|_| PartFailure::Connection)?.unchecked_into();
    if !response.ok() {
        return Err(PartFailure::Status(response.status()));
    }
    let reading = response.text().map_err(|_| PartFailure::Connection)?;
    let text = JsFuture::from(reading).await.map_err(|_| PartFailure::Connection)?;
    text.as_string().ok_or(PartFailure::Connection)
}
