//! The properties of a plot, which its key handler reads too.

use yew::prelude::*;

use crate::chart::{Participant, SelectedNeurons, SharedChart};
use yuma_engine::quantity::Epoch;

/// The properties of [`super::plot::Plot`].
#[derive(Clone, PartialEq, Properties)]
pub struct PlotProps {
    /// The chart.
    pub model: SharedChart,
    /// Its title.
    pub title: AttrValue,
    /// The description of the epoch.
    pub reading: AttrValue,
    /// The epoch under the pointer.
    pub pointed: Option<Epoch>,
    /// Called with the epoch under the pointer.
    pub on_point: Callback<Option<Epoch>>,
    /// The highlighted participant.
    pub highlight: Option<Participant>,
    /// Called with the participant under the pointer.
    pub on_highlight: Callback<Option<Participant>>,
    /// The selected participants.
    pub selected: SelectedNeurons,
    /// The epoch under the playhead.
    pub playhead: Option<Epoch>,
    /// Called with the epoch to move the playhead to.
    pub on_epoch: Callback<Epoch>,
}
