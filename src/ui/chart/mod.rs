//! Charts over epochs: lines, heat maps and maps of differences. The page asks for [`chart_panel`] and nothing else,
//! so that the drawing library may be fetched when a chart is first shown.

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

/// A chart and what surrounds it.
#[derive(Clone, PartialEq, Properties)]
pub struct ChartProps {
    /// What it shows.
    pub model: SharedChart,
    /// What is to be seen in it, in a sentence.
    pub finding: AttrValue,
    /// Who stands out, in this chart and wherever else.
    pub highlight: Option<Participant>,
    /// Told who is pointed at, here, and who then should stand out everywhere.
    pub on_highlight: Callback<Option<Participant>>,
    /// The epoch that the page shows.
    pub playhead: Option<Epoch>,
    /// Told which epoch is taken as playhead.
    pub on_epoch: Callback<Epoch>,
}

/// A chart with its title, finding, legend, table and files.
pub fn chart_panel(props: &ChartProps) -> Html {
    html! { <ChartPanel ..props.clone() /> }
}
