//! The latest order and run, read by the exports of the menu.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::time::FinishedRun;
use super::trade::Ticket;

/// The latest order and the latest run.
#[derive(Default)]
pub struct Latest {
    /// The order of the inspector.
    pub ticket: Cell<Ticket>,
    /// The best run of the open market with its revision, which may be that before an edit.
    pub run: RefCell<Option<(u64, Rc<FinishedRun>)>>,
}
