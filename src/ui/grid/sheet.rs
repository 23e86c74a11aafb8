//! The left side of the page: the scenario's question and its grid.

use std::rc::Rc;

use yew::prelude::*;

use crate::scenario::Scenario;
use crate::store::{Evaluation, View};
use crate::ui::hooks::Dispatch;

/// What the sheet shows.
#[derive(Clone, PartialEq, Properties)]
pub struct SheetProps {
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

/// The scenario's question and its grid.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    html! { <section class="sheet"><h1>{ &props.scenario.title }</h1></section> }
}
