//! Charts over epochs: lines, heat maps and maps of differences. The rest of the page uses only [`chart_panel`], so that
//! the drawing library can load with the first chart.

mod axis;
mod backend;
mod choice;
mod draw;
mod drawing;
mod events;
mod heat;
mod keys;
mod legend;
mod lines;
mod marks;
mod palette;
mod panel;
mod plot;
mod png;
mod reading;
mod table;
mod viewport;

use yew::prelude::*;

pub use self::choice::{Subjects, selected};
use self::panel::ChartPanel;
use crate::chart::{Participant, SharedChart};
use yuma_engine::quantity::Epoch;

/// The properties of a chart panel.
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// The chart.
    pub model: SharedChart,
    /// The finding, in a sentence.
    pub finding: AttrValue,
    /// The highlighted participant.
    pub highlight: Option<Participant>,
    /// Called with the participant under the pointer, to highlight it everywhere.
    pub on_highlight: Callback<Option<Participant>>,
    /// The epoch under the playhead.
    pub playhead: Option<Epoch>,
    /// Called with the epoch to move the playhead to.
    pub on_epoch: Callback<Epoch>,
}

/// Renders a chart with its title, finding, legend, table and files.
pub fn chart_panel(props: &ChartProps) -> Html {
    html! { <ChartPanel ..props.clone() /> }
}
