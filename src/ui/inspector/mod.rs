//! The inspector: why a number is what it is.

use std::rc::Rc;

use yew::prelude::*;

use crate::scenario::Scenario;
use crate::store::{Evaluation, View};
use crate::ui::hooks::Dispatch;

/// What the inspector explains.
#[derive(Clone, PartialEq, Properties)]
pub struct InspectorProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its revision.
    pub revision: u64,
    /// What the person looks at.
    pub view: View,
    /// What the engine made of the scenario.
    pub evaluation: Evaluation,
    /// The way to change the state.
    pub dispatch: Dispatch,
}

/// Explains what is selected.
#[component]
pub fn Inspector(_props: &InspectorProps) -> Html {
    html! { <aside class="inspector"></aside> }
}
