//! The left side of the page: the scenario's question and its grid.

use yew::prelude::*;

use super::action_bar::ActionBar;
use super::lens_bar::lens_bar;
use super::table::Grid;
use crate::ui::hooks::use_words;
use crate::ui::lab::LabProps;
use crate::ui::titles;

/// The scenario's question and its grid.
#[component]
pub fn Sheet(props: &LabProps) -> Html {
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
