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
use super::attribution::LastEdit;
use super::lab::LabProps;
use super::part::part;

pub use steps_dialog::StepsDialog;

/// The part that explains numbers.
#[derive(Clone, Copy)]
pub struct InspectorPart {
    /// Renders the inspector.
    pub inspect: fn(&LabProps) -> Html,
    /// Renders the sentence after an edit.
    pub last_edit: LastEditView,
}

/// The function that renders the sentence after an edit. There is only one, so all are equal.
#[derive(Clone, Copy)]
pub struct LastEditView(pub fn(&LabProps) -> Html);

impl PartialEq for LastEditView {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

part! {
    /// Loads the part that explains numbers.
    pub fn inspector() -> InspectorPart { InspectorPart { inspect, last_edit: LastEditView(last_edit) } } in inspector
}

fn inspect(props: &LabProps) -> Html {
    html! { <Inspector ..props.clone() /> }
}

fn last_edit(props: &LabProps) -> Html {
    html! { <LastEdit ..props.clone() /> }
}
