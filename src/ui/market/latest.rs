//! The latest run, read by the exports of the menu.

use std::cell::RefCell;
use std::rc::Rc;

use super::time::FinishedRun;

/// The latest run.
#[derive(Default)]
pub struct Latest {
    /// The best run of the open market with its revision, which may be that before an edit.
    pub run: RefCell<Option<(u64, Rc<FinishedRun>)>>,
}
