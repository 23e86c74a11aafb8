//! The properties of the dialog.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::given::{Given, LatestGiven};
use crate::ui::hooks::Dispatch;
use crate::ui::shell::Place;
use yuma_scenario::Scenario;

/// The properties of the dialog.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its state at the playhead.
    pub at_playhead: Rc<Scenario>,
    /// The latest files or text.
    pub given: LatestGiven,
    /// Hands files or a text over.
    pub on_given: Callback<Given>,
    /// Opens a lab.
    pub on_place: Callback<Place>,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Called when the dialog closes.
    pub on_close: Callback<()>,
}
