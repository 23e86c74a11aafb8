//! The inspector, which explains numbers.

mod arithmetic;
pub mod bar;
#[cfg(test)]
mod catalog;
mod cell_pane;
mod curve;
mod data_table;
mod fact_field;
mod fact_list;
mod facts;
pub mod figures;
mod formula;
mod heading;
mod kappa;
mod kappa_line;
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
mod tipping_point;
mod title_pane;
mod validator_pane;
mod waterfall;
mod why;

use yew::prelude::*;

pub use self::pane::Inspector;
use self::step_strip::StepStrip;
use super::attribution::LastEdit;
use super::lab::LabProps;
use super::part::part;

pub use steps_dialog::StepsDialog;

/// The part that explains numbers.
#[derive(Clone, Copy)]
pub struct InspectorPart {
    /// Renders the inspector.
    pub inspect: fn(&LabProps) -> Html,
    /// Renders what explains numbers below the grid.
    pub below_grid: BelowGrid,
}

/// The functions that explain numbers below the grid. There is only one set, so all are equal.
#[derive(Clone, Copy)]
pub struct BelowGrid {
    /// Renders the sentence after an edit.
    pub last_edit: fn(&LabProps) -> Html,
    /// Renders the selected validator's row step by step.
    pub step_strip: fn(&LabProps) -> Html,
}

impl PartialEq for BelowGrid {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

part! {
    /// Loads the part that explains numbers.
    pub fn inspector() -> InspectorPart {
        InspectorPart { inspect, below_grid: BelowGrid { last_edit, step_strip } }
    } in inspector
}

fn inspect(props: &LabProps) -> Html {
    html! { <Inspector ..props.clone() /> }
}

fn last_edit(props: &LabProps) -> Html {
    html! { <LastEdit ..props.clone() /> }
}

fn step_strip(props: &LabProps) -> Html {
    html! { <StepStrip ..props.clone() /> }
}
