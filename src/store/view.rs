//! What the person looks at. Not part of the document, and not undone.

use std::ops::{Deref, DerefMut};

use super::state::Origin;
use crate::chart::Participant;
use yuma_scenario::view::{Selection, SharedView};
use yuma_scenario::{Document, presets};

/// The view of the open scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// What a link carries of it.
    pub shared: SharedView,
    /// Whether changing a cell keeps the sum of its row.
    pub keep_sum: bool,
    /// Who stands out, in the grid as in every chart.
    pub highlight: Option<Participant>,
}

impl Deref for ViewState {
    type Target = SharedView;

    fn deref(&self) -> &SharedView {
        &self.shared
    }
}

impl DerefMut for ViewState {
    fn deref_mut(&mut self) -> &mut SharedView {
        &mut self.shared
    }
}

impl ViewState {
    /// The view without what a document does not have.
    pub fn within(self, document: &Document) -> Self {
        let highlight = self.highlight.filter(|participant| document.neuron(participant.uid).is_some());
        ViewState { shared: self.shared.within(document), highlight, ..self }
    }
}

/// What is selected in a scenario that was just opened: in a preset what its question is about.
pub fn first_selection(origin: &Origin, document: &Document) -> Selection {
    let Origin::Preset(id) = origin else { return Selection::None };
    let focus = presets::focus(id).map(|(row, column)| Selection::Cell { row, column });
    focus.filter(|cell| cell.is_in(document)).unwrap_or_default()
}
