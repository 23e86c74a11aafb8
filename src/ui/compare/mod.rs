//! The comparison of runs: gains and losses, totals, and differences by participant and epoch.

mod charts;
mod head;
mod lane_names;
mod map;
mod pane;
mod sentences;
mod totals;

use std::rc::Rc;

use yew::prelude::*;

use self::pane::Compare;
use super::compared::Compared;
use super::lab::LabProps;
use super::part::part;
use yuma_scenario::Scenario;

/// The properties of the comparison.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The open scenario with its comparison.
    pub scenario: Rc<Scenario>,
    /// The runs.
    pub compared: Compared,
    /// The open scenario at the playhead, with the dispatcher.
    pub lab: LabProps,
}

part! {
    /// The function that draws the comparison.
    pub fn compare() -> fn(&CompareProps) -> Html { draw } in compare
}

fn draw(props: &CompareProps) -> Html {
    html! { <Compare ..props.clone() /> }
}
