//! The properties of the scenario panel, which its groups of presets read too.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::State;
use crate::ui::hooks::Dispatch;

/// The properties of [`super::scenario_menu::ScenarioMenu`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScenarioMenuProps {
    /// The state.
    pub state: Rc<State>,
    /// Dispatches actions.
    pub dispatch: Dispatch,
    /// Called when the person closes the panel.
    pub on_close: Callback<()>,
}
