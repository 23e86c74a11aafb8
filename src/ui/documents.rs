//! All that reads and writes documents: links, files, what the browser keeps. Nobody needs it before the first change.

use std::rc::Rc;

use crate::engine::quantity::Uid;
use crate::scenario::json_file::FileError;
use crate::scenario::{Matrix, Scenario, json_file, link};
use crate::store::persist::{self, Keep, Kept};
use crate::store::{Action, Origin, State, import};
use crate::ui::part::part;

/// The ways between documents and text.
#[derive(Clone, Copy)]
pub struct Documents {
    /// See [`persist::start`].
    pub start: fn(&str, Kept<'_>, (Scenario, Origin)) -> Rc<State>,
    /// See [`persist::saved`].
    pub saved: fn(&State) -> [Keep; 2],
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
            start: persist::start,
            saved: persist::saved,
            encode: link::encode,
            write: json_file::export,
            read: json_file::import,
            follow: import::follow,
            read_file: import::read_file,
            paste: import::paste,
        }
    } in documents
}
