//! What the open parts of the page show, for its menu.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::time::FinishedRun;
use super::trade::Ticket;

/// The latest order and the latest run.
#[derive(Default)]
pub struct Latest {
    /// The order of the inspector.
    pub ticket: Cell<Ticket>,
    /// The best run of the days, which may be that before an edit.
    pub run: RefCell<Option<Rc<FinishedRun>>>,
}
