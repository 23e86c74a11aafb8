//! The left side of the page: the scenario's question and its grid.

use std::rc::Rc;

use yew::prelude::*;

use super::action_bar::ActionBar;
use super::lens_bar::lens_bar;
use super::table::Grid;
use crate::scenario::Scenario;
use crate::store::{Evaluation, View};
use crate::ui::hooks::{Dispatch, use_words};
use crate::ui::titles;

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
    let words = use_words();
    html! {
        <section class="sheet" aria-label={words.text("grid.sheet")}>
            <h1>{ titles::title(&words, &props.scenario) }</h1>
            <p class="question">{ titles::question(&words, &props.scenario) }</p>
            { lens_bar(&words, props) }
            <ActionBar ..props.clone() />
            <Grid ..props.clone() />
            <p class="legend">
                <span class="legend-clip">{ words.text("grid.legend.clipped") }</span>
                <span class="legend-off">{ words.text("grid.legend.masked") }</span>
                <span>{ words.text("grid.legend.hands") }</span>
            </p>
        </section>
    }
}
