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

pub use invitation::invitation;
pub use wording::change_words;

part! {
    /// The function that draws the strip and its charts.
    pub fn time() -> fn(&LabProps) -> Html { draw } in time
}

fn draw(props: &LabProps) -> Html {
    html! { <Strip ..props.clone() /> }
}
