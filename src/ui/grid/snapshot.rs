//! The grid as the handlers of events read it.

use std::rc::Rc;

use yew::prelude::*;

use super::around::AroundGrid;
use super::layout::{CellPosition, Layout};
use super::order::SortKey;
use crate::store::{Evaluation, ViewState};
use crate::ui::hooks::Dispatch;
use yuma_scenario::Scenario;

/// The grid as it was last rendered.
#[derive(Clone)]
pub struct GridSnapshot {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its revision.
    pub revision: u64,
    /// The rows and columns.
    pub layout: Layout,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// The view.
    pub view: ViewState,
    /// Whether the results are covered.
    pub covers_results: bool,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Scrolls a cell into view.
    pub show: Callback<CellPosition>,
    /// Sorts by a column.
    pub on_sort: Callback<SortKey>,
    /// The search field.
    pub search: NodeRef,
    /// The components around the grid; `None` until their part is loaded.
    pub around: Option<AroundGrid>,
}
