//! Files of the page's own host.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use crate::store::PartFailure;

/// Fetches a text of the page's host. A kept copy is only used if the host still has the same.
///
/// # Errors
/// Returns the reason if the host cannot be reached, or responds with something else than the file.
pub async fn text(path: &str) -> Result<String, PartFailure> {
    let window = web_sys::window().ok_or(PartFailure::Connection)?;
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let fetched = JsFuture::from(window.fetch_with_str_and_init(path, &options)).await;
    let response: Response = fetched.map_err(|_| PartFailure::Connection)?.unchecked_into();
    if !response.ok() {
        return Err(PartFailure::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(other)?).await;
    text.map_err(other)?.as_string().ok_or(PartFailure::Connection)
}

fn other(error: JsValue) -> PartFailure {
    PartFailure::Other(error.as_string().unwrap_or_default())
}
