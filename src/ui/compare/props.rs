//! The properties of the comparison.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::compared::Compared;
use crate::ui::lab::LabProps;
use yuma_scenario::Scenario;

/// The properties of the comparison.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The open scenario with its comparison.
    pub scenario: Rc<Scenario>,
    /// The runs.
    pub compared: Compared,
    /// The open scenario at the playhead, with the dispatcher.
    pub lab: LabProps,
}
