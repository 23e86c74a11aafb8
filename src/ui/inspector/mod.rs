//! The inspector, which explains numbers.

mod arithmetic;
mod attribution_question;
pub mod bar;
#[cfg(test)]
mod catalog;
mod cell_pane;
mod curve;
mod curve_labels;
pub mod data_table;
mod fact_list;
mod facts;
pub mod figures;
mod formula;
mod heading;
pub mod kappa;
mod kappa_line;
mod levers;
mod miner_pane;
mod orientation;
mod pane;
mod pay_note;
mod reasons;
mod row_bars;
mod step_curve;
mod step_link;
mod step_strip;
mod steps_dialog;
mod study;
mod symbols;
mod title_pane;
mod validator_pane;
mod waterfall;
mod why;

use yew::prelude::*;

pub use self::pane::Inspector;
pub use self::step_strip::StepStrip;
use super::grid::{AroundGrid, around_grid};
use super::lab::LabProps;
use super::part::part;
use super::shell::{AroundPage, around_page};

pub use steps_dialog::StepsDialog;

/// The inspector, with the components that load later.
#[derive(Clone, Copy)]
pub struct InspectorPart {
    /// Renders the inspector.
    pub inspect: fn(&LabProps) -> Html,
    /// The components around the grid.
    pub around_grid: AroundGrid,
    /// The components of the page's frame.
    pub around_page: AroundPage,
}

part! {
    /// Loads the part that explains numbers.
    pub fn inspector() -> InspectorPart {
        InspectorPart { inspect, around_grid: around_grid(), around_page: around_page() }
    } in inspector
}

fn inspect(props: &LabProps) -> Html {
    html! { <Inspector ..props.clone() /> }
}
