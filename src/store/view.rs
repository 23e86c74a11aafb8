//! The view of the document, which is not part of it and not undone.

use super::open_document::Origin;
use crate::chart::Participant;
use yuma_engine::quantity::Epoch;
use yuma_scenario::{Document, Selection, SharedView, presets};

/// The view of the open document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewState {
    /// The part of the view that a link carries.
    pub shared: SharedView,
    /// Whether editing a weight keeps the sum of its row.
    pub keep_sum: bool,
    /// Whether values are shown as the chain stores them.
    pub raw: bool,
    /// The participant that is highlighted in the grid and in every chart.
    pub highlight: Option<Participant>,
}

impl Default for ViewState {
    /// Returns a view in which a typed weight is the part of its row that the grid shows.
    fn default() -> Self {
        ViewState { shared: SharedView::default(), keep_sum: true, raw: false, highlight: None }
    }
}

impl ViewState {
    /// Removes everything from the view that a document lacks.
    pub fn within(self, document: &Document) -> Self {
        let highlight = self.highlight.filter(|participant| document.neuron(participant.uid).is_some());
        ViewState { shared: self.shared.within(document), highlight, ..self }
    }
}

/// Returns the selection in a document that was just opened: in a preset the subject of its question.
pub fn first_selection(origin: &Origin, document: &Document) -> Selection {
    let Origin::Preset(id) = origin else { return Selection::None };
    let focus = presets::focus(id).map(|(row, column)| Selection::Cell { row, column });
    focus.filter(|cell| cell.is_in(document)).unwrap_or_default()
}

/// Returns the epoch at which a document opens: that of its first event.
pub fn first_playhead(document: &Document) -> Epoch {
    document.timeline.keyframes().first().map_or(Epoch(0), |keyframe| keyframe.epoch)
}
