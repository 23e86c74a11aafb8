//! What the two sides of the lab are given: the sheet shows it, the inspector explains it.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Dispatch;
use crate::store::{Evaluation, Lanes, ViewState};
use yuma_scenario::Scenario;

/// The open scenario with its results.
#[derive(Clone, PartialEq, Properties)]
pub struct LabProps {
    /// The open scenario as it stands at the playhead.
    pub scenario: Rc<Scenario>,
    /// The open scenario with all its epochs.
    pub whole: Rc<Scenario>,
    /// The same before the last edit.
    pub before: Option<Rc<Scenario>>,
    /// The revision of the open scenario.
    pub revision: u64,
    /// What the person looks at.
    pub view: ViewState,
    /// What the engine made of the scenario.
    pub evaluation: Evaluation,
    /// What it is compared with; none where nothing is.
    pub lanes: Lanes,
    /// The way to change the state.
    pub dispatch: Dispatch,
}
