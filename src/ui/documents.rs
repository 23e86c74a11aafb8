//! All that reads and writes documents: links, files, what the browser keeps. Not needed before the first change.

use std::rc::Rc;

use crate::store::state::Work;
use crate::store::works::{StoredWork, TabWorks, WorkStorage, stored_works, take_work};
use crate::store::{Action, NoticeKind, Origin, State, import, start};
use crate::ui::part::part;
use yuma_engine::quantity::Uid;
use yuma_scenario::json_file::FileError;
use yuma_scenario::{Matrix, Scenario, json_file, link};

type Save = fn(&mut TabWorks, &dyn WorkStorage, &Work, &str, &str) -> Option<Vec<NoticeKind>>;

/// The ways between documents and text.
#[derive(Clone, Copy)]
pub struct Documents {
    /// See [`start::start`].
    pub start: fn(&str, &dyn WorkStorage, (Scenario, Origin)) -> Rc<State>,
    /// See [`start::start_afresh`].
    pub start_afresh: fn(&dyn WorkStorage, (Scenario, Origin)) -> Rc<State>,
    /// See [`TabWorks::save`].
    pub save: Save,
    /// See [`TabWorks::adopt`].
    pub adopt: fn(&mut TabWorks, &dyn WorkStorage, &Work),
    /// See [`TabWorks::is_changed_elsewhere`].
    pub is_changed_elsewhere: fn(&TabWorks, &dyn WorkStorage, &Work) -> bool,
    /// See [`stored_works`].
    pub stored: fn(&dyn WorkStorage) -> Vec<StoredWork>,
    /// See [`take_work`].
    pub take: fn(&dyn WorkStorage, &str) -> Option<StoredWork>,
    /// See [`import::open_kept`].
    pub open_kept: fn(&str) -> Action,
    /// See [`link::encode`].
    pub encode: fn(&Scenario) -> String,
    /// See [`json_file::export`]: faster than a link, and longer.
    pub write: fn(&Scenario) -> String,
    /// See [`json_file::import`].
    pub read: fn(&str) -> Result<Scenario, FileError>,
    /// See [`import::follow`].
    pub follow: fn(&str) -> Action,
    /// See [`import::read_file`].
    pub read_file: fn(&Scenario, &str, &str) -> Action,
    /// See [`import::paste`].
    pub paste: fn(&str, Matrix, Uid, Uid) -> Action,
}

part! {
    /// The ways between documents and text.
    pub fn documents() -> Documents {
        Documents {
            start: start::start,
            start_afresh: start::start_afresh,
            save: TabWorks::save,
            adopt: TabWorks::adopt,
            is_changed_elsewhere: TabWorks::is_changed_elsewhere,
            stored: stored_works,
            take: take_work,
            open_kept: import::open_kept,
            encode: link::encode,
            write: json_file::export,
            read: json_file::import,
            follow: import::follow,
            read_file: import::read_file,
            paste: import::paste,
        }
    } in documents
}
