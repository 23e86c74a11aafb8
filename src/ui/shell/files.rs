//! Files: what is saved from the page, and what is opened into it.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::file_names::{Export, file_name, media_type};
use crate::store::{Action, NoticeKind};
use crate::ui::documents::documents;
use crate::ui::download::save_text;
use crate::ui::hooks::Dispatch;
use crate::ui::part::Missing;
use yuma_scenario::import::ImportError;
use yuma_scenario::json_file::{self, FileError, SIZE_LIMIT};
use yuma_scenario::text::clean_line;
use yuma_scenario::{Scenario, csv_stakes, csv_weights};

/// Saves the scenario, or a part of it, as a file that is named by the title.
pub fn save(scenario: &Scenario, title: &str, export: Export) {
    let text = match export {
        Export::Scenario => json_file::export(scenario),
        Export::Weights => csv_weights::export(scenario),
        Export::Stakes => csv_stakes::export(scenario),
    };
    save_text(&file_name(title, export), media_type(export), &text);
}

/// Decodes UTF-8; invalid bytes become replacement characters.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads a file and sends what it makes of it. A file beyond the limit is not read.
pub fn open(file: File, scenario: Rc<Scenario>, dispatch: Dispatch) {
    spawn_local(async move {
        // It is shown in notices, and a name may hold marks that turn the direction of what stands around it.
        let name = clean_line(&file.name());
        let size = file.size();
        if size > SIZE_LIMIT as f64 {
            // Exact up to 2^53 bytes.
            let error = ImportError::File(FileError::TooLarge { size: size as usize, limit: SIZE_LIMIT });
            dispatch.dispatch(Action::Notify(NoticeKind::ImportRejected { file: name, error }));
            return;
        }
        // Bytes are taken over at once, where a text of the browser's goes letter by letter.
        let buffer = JsFuture::from(file.array_buffer()).await;
        let text = buffer.ok().map(|buffer| decoded(Uint8Array::new(&buffer).to_vec()));
        dispatch.dispatch(match (text, documents().await) {
            (Some(text), Ok(documents)) => (documents.read_file)(&scenario, &name, &text),
            (Some(_), Err(Missing(failure))) => Action::Notify(NoticeKind::PartMissing(failure)),
            (None, _) => Action::Notify(NoticeKind::FileUnreadable(name)),
        });
    });
}
