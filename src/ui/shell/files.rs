//! Files: what is saved from the page, and what is opened into it.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::file_names::{Export, file_name, media_type};
use crate::scenario::import::ImportError;
use crate::scenario::json_file::{self, FileError, SIZE_LIMIT};
use crate::scenario::{Scenario, csv_stakes, csv_weights};
use crate::store::import::read_file;
use crate::store::{Action, NoticeKind};
use crate::ui::hooks::Dispatch;

/// Browsers need the address of a download for a moment after the click.
const DOWNLOAD_MS: u32 = 10_000;

/// Saves the scenario, or a part of it, as a file that is named by the title.
pub fn save(scenario: &Scenario, title: &str, export: Export) {
    let text = match export {
        Export::Scenario => json_file::export(scenario),
        Export::Weights => csv_weights::export(scenario),
        Export::Stakes => csv_stakes::export(scenario),
    };
    // A browser that refuses shows it itself.
    let _ = download(&file_name(title, export), media_type(export), &text);
}

fn download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(&blob)?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // It fails only for an address that is revoked already.
    Timeout::new(DOWNLOAD_MS, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// Reads a file and sends what it makes of it. A file beyond the limit is not read.
pub fn open(file: File, scenario: Rc<Scenario>, dispatch: Dispatch) {
    spawn_local(async move {
        let name = file.name();
        let size = file.size();
        if size > SIZE_LIMIT as f64 {
            // Exact up to 2^53 bytes.
            let error = ImportError::File(FileError::TooLarge { size: size as usize, limit: SIZE_LIMIT });
            dispatch.dispatch(Action::Notify(NoticeKind::ImportRejected { file: name, error }));
            return;
        }
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        dispatch.dispatch(match text {
            Some(text) => read_file(&scenario, &name, &text),
            None => Action::Notify(NoticeKind::FileUnreadable(name)),
        });
    });
}
