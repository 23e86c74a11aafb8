//! Opens files into the page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::documents::documents;
use super::hooks::Dispatch;
use super::part::Missing;
use crate::platform::files::read_text;
use crate::store::{Action, NoticeKind};
use yuma_scenario::import::ImportError;
use yuma_scenario::json_file::{FileError, SIZE_LIMIT};
use yuma_scenario::{Scenario, clean_line};

/// Reads a file and dispatches the resulting action. A file beyond the size limit is refused unread.
pub fn open_file(file: File, scenario: Rc<Scenario>, dispatch: Dispatch) {
    spawn_local(async move {
        // Notices show the name, and it may contain marks that change the direction of the text around it.
        let name = clean_line(&file.name());
        let size = file.size();
        if size > SIZE_LIMIT as f64 {
            // Exact up to 2^53 bytes.
            let error = ImportError::File(FileError::TooLarge { size: size as usize, limit: SIZE_LIMIT });
            dispatch.dispatch(Action::Notify(NoticeKind::ImportRejected { file: name, error }));
            return;
        }
        dispatch.dispatch(match (read_text(&file).await, documents().await) {
            (Some(text), Ok(documents)) => (documents.read_file)(&scenario, &name, &text),
            (Some(_), Err(Missing(failure))) => Action::Notify(NoticeKind::PartMissing(failure)),
            (None, _) => Action::Notify(NoticeKind::FileUnreadable(name)),
        });
    });
}
