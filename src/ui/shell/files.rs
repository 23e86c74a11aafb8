//! Files: what is saved from the page, and what is opened into it.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::file_names::{Export, file_name, media_type};
use crate::scenario::import::ImportError;
use crate::scenario::json_file::{self, FileError, SIZE_LIMIT};
use crate::scenario::text::clean_line;
use crate::scenario::{Scenario, csv_stakes, csv_weights};
use crate::store::{Action, NoticeKind};
use crate::ui::documents::documents;
use crate::ui::download::save_text;
use crate::ui::hooks::Dispatch;
use crate::ui::part::Missing;

/// Saves the scenario, or a part of it, as a file that is named by the title.
pub fn save(scenario: &Scenario, title: &str, export: Export) {
    let text = match export {
        Export::Scenario => json_file::export(scenario),
        Export::Weights => csv_weights::export(scenario),
        Export::Stakes => csv_stakes::export(scenario),
    };
    save_text(&file_name(title, export), media_type(export), &text);
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
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        dispatch.dispatch(match (text, documents().await) {
            (Some(text), Ok(documents)) => (documents.read_file)(&scenario, &name, &text),
            (Some(_), Err(Missing(failure))) => Action::Notify(NoticeKind::PartMissing(failure)),
            (None, _) => Action::Notify(NoticeKind::FileUnreadable(name)),
        });
    });
}
