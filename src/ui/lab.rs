//! The properties of the sheet and the inspector.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Dispatch;
use crate::store::{Evaluation, Lanes, ViewState};
use yuma_scenario::Scenario;

/// The open scenario with its results.
#[derive(Clone, PartialEq, Properties)]
pub struct LabProps {
    /// The scenario at the playhead.
    pub scenario: Rc<Scenario>,
    /// The scenario with all its epochs.
    pub whole: Rc<Scenario>,
    /// The scenario before the last edit.
    pub before: Option<Rc<Scenario>>,
    /// The same epoch of that scenario; `None` if the page cannot compute it at once.
    pub evaluation_before: Option<Evaluation>,
    /// The revision of the open scenario.
    pub revision: u64,
    /// The view.
    pub view: ViewState,
    /// The evaluation of the scenario.
    pub evaluation: Evaluation,
    /// Comparison lanes; empty when nothing is compared.
    pub lanes: Lanes,
    /// Dispatches actions.
    pub dispatch: Dispatch,
}
