//! All that reads and writes documents: links, files, what the browser keeps. Nobody needs it before the first change.

use std::rc::Rc;

use crate::engine::quantity::Uid;
use crate::scenario::link::LinkError;
use crate::scenario::{Matrix, Scenario, link};
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
    /// See [`link::decode`].
    pub decode: fn(&str) -> Result<Scenario, LinkError>,
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
            decode: link::decode,
            follow: import::follow,
            read_file: import::read_file,
            paste: import::paste,
        }
    } in documents
}
