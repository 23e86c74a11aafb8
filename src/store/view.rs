//! What the person looks at. Not part of the document, and not undone.

use super::chart::Participant;
use super::state::Origin;
use crate::engine::quantity::{Epoch, Uid};
use crate::engine::yuma::{Quantity, Shape};
use crate::scenario::{Document, Matrix, presets};

/// What the inspector explains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    None,
    /// A cell of the grid.
    Cell {
        /// The validator.
        row: Uid,
        /// The miner.
        column: Uid,
    },
    /// A row with its results.
    Validator(Uid),
    /// A column with its results.
    Miner(Uid),
    /// One result of a row or a column, such as the vtrust of a validator.
    Result(Quantity, Uid),
}

/// What the cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// The weights as submitted: the cells can be edited.
    #[default]
    StoredWeights,
    /// The bonds stored by the previous epoch: the cells can be edited.
    StoredBonds,
    /// A matrix of the epoch's trace.
    Step(Quantity),
}

/// The view of the open scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What the inspector explains.
    pub selection: Selection,
    /// What the cells show.
    pub lens: Lens,
    /// Whether changing a cell keeps the sum of its row.
    pub keep_sum: bool,
    /// The epoch that is looked at and edited; less than the number of epochs.
    pub playhead: Epoch,
    /// Who stands out, in the grid as in every chart.
    pub highlight: Option<Participant>,
}

impl View {
    /// The view without what a document does not have.
    pub fn within(self, document: &Document) -> Self {
        let last = Epoch(document.timeline.epochs.0.saturating_sub(1));
        let selection = if self.selection.is_in(document) { self.selection } else { Selection::None };
        let highlight = self.highlight.filter(|participant| document.neuron(participant.uid).is_some());
        View { selection, playhead: self.playhead.min(last), highlight, ..self }
    }
}

impl Selection {
    /// What is selected in a scenario that was just opened: in a preset what its question is about.
    pub fn at_opening(origin: &Origin, document: &Document) -> Self {
        let Origin::Preset(id) = origin else { return Selection::None };
        let focus = presets::focus(id).map(|(row, column)| Selection::Cell { row, column });
        focus.filter(|cell| cell.is_in(document)).unwrap_or_default()
    }

    /// Whether the grid of this document has what is selected.
    pub fn is_in(self, document: &Document) -> bool {
        let is_row = |uid| document.validators.contains(&uid);
        let is_column = |uid| document.miners.contains(&uid);
        match self {
            Selection::None => true,
            Selection::Cell { row, column } => is_row(row) && is_column(column),
            Selection::Validator(uid) => is_row(uid),
            Selection::Miner(uid) => is_column(uid),
            Selection::Result(quantity, uid) => match quantity.shape() {
                Shape::PerValidator => is_row(uid),
                Shape::PerMiner => is_column(uid),
                Shape::PerNeuron => is_row(uid) || is_column(uid),
                Shape::Matrix => false,
            },
        }
    }
}

impl Lens {
    /// The matrix that the cells edit, if they can be edited.
    pub fn matrix(self) -> Option<Matrix> {
        match self {
            Lens::StoredWeights => Some(Matrix::Weights),
            Lens::StoredBonds => Some(Matrix::Bonds),
            Lens::Step(_) => None,
        }
    }
}
