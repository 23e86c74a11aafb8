//! The comparison of runs: gains and losses, totals, and differences by participant and epoch.

mod charts;
mod head;
mod lane_names;
mod lane_runs;
mod map;
mod pane;
mod props;
mod sentences;
mod totals;

use yew::prelude::*;

use self::pane::Compare;
pub use self::props::CompareProps;
use super::part::part;

part! {
    /// The function that draws the comparison.
    pub fn compare() -> fn(&CompareProps) -> Html { draw } in compare
}

fn draw(props: &CompareProps) -> Html {
    html! { <Compare ..props.clone() /> }
}
