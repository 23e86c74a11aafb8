//! Time: the strip on which a person moves through the epochs of a run, its keyframes, and the charts below.

mod charts;
mod choice;
mod events;
mod invitation;
mod keys;
mod list;
mod marks;
mod playback;
mod strip;
mod track;
mod transport;
mod wording;

use yew::prelude::*;

use self::strip::Strip;
use super::lab::LabProps;
use super::part::part;
use crate::scenario::Timeline;

pub use invitation::invitation;
pub use wording::change_words;

/// What the strip is given.
#[derive(Clone, PartialEq, Properties)]
pub struct TimeProps {
    /// The epoch under the playhead.
    pub lab: LabProps,
    /// The epochs and keyframes of the open scenario.
    pub timeline: Timeline,
}

part! {
    /// The function that draws the strip and its charts.
    pub fn time() -> fn(&TimeProps) -> Html { draw } in time
}

fn draw(props: &TimeProps) -> Html {
    html! { <Strip ..props.clone() /> }
}
