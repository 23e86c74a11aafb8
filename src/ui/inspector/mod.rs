//! The inspector, which explains numbers.

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
mod reasons;
mod row_bars;
mod step_curve;
mod step_link;
mod steps_dialog;
mod study;
mod symbols;
mod title_pane;
mod validator_pane;
mod waterfall;
mod why;

use yew::prelude::*;

pub use self::pane::Inspector;
use super::lab::LabProps;
use super::part::part;

pub use steps_dialog::StepsDialog;

part! {
    /// Loads the function that renders the inspector.
    pub fn inspector() -> fn(&LabProps) -> Html { inspect } in inspector
}

fn inspect(props: &LabProps) -> Html {
    html! { <Inspector ..props.clone() /> }
}
