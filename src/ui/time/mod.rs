//! The time strip: the epochs of a run, its keyframes, and the charts below.

mod charts;
mod empty_state;
mod events;
mod keys;
mod list;
mod marks;
mod newcomer;
pub mod playback;
mod strip;
pub mod track;
pub mod transport;
mod wording;

use yew::prelude::*;

use self::strip::Strip;
use super::long_run::{LongRun, LongRunProps};
use super::part::part;
use crate::jobs::serve;

pub use empty_state::empty_state;
pub use wording::{change_message, chart_events};

/// The part that only runs of several epochs need.
#[derive(Clone, Copy)]
pub struct Time {
    /// Renders the strip and its charts, and completes a long run.
    pub draw: fn(LongRunProps) -> Html,
    /// In a worker: serves jobs from now on.
    pub serve: fn(),
}

part! {
    /// Loads the part that only runs of several epochs need.
    pub fn time() -> Time { Time { draw, serve } } in time
}

fn draw(props: LongRunProps) -> Html {
    let lab = props.lab.clone();
    html! {
        <>
            <LongRun ..props />
            <Strip ..lab />
        </>
    }
}
