//! The latest run and the day that the inspector shows, read by the exports of the menu.

use std::cell::RefCell;
use std::rc::Rc;

use super::props::MarketProps;
use super::time::FinishedRun;

/// The latest run and the day that the inspector shows.
#[derive(Default)]
pub struct Latest {
    /// The best run of the open market with its revision, which may be that before an edit.
    pub run: RefCell<Option<(u64, Rc<FinishedRun>)>>,
    /// The market on the day of the inspector, with the order's state.
    pub of_day: RefCell<Option<Rc<MarketProps>>>,
}
