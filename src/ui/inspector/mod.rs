//! The inspector: why a number is what it is.

pub mod bar;
#[cfg(test)]
mod catalogue;
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
mod validator_pane;
mod waterfall;

pub use pane::Inspector;
pub use steps_dialog::StepsDialog;
