//! Runs side by side: who gains and who loses, what each lane pays in all, and where and when they differ.

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

/// What the comparison is given.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The open scenario, with what it is compared with.
    pub scenario: Rc<Scenario>,
    /// The runs.
    pub compared: Compared,
    /// The open scenario as it stands at the playhead, and the way to change the state.
    pub lab: LabProps,
}

part! {
    /// The function that draws the comparison.
    pub fn compare() -> fn(&CompareProps) -> Html { draw } in compare
}

fn draw(props: &CompareProps) -> Html {
    html! { <Compare ..props.clone() /> }
}
