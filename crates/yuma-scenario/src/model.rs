//! The scenario's data: neurons, the document, the scenario as a checked document, and its comparison.
//!
//! The types refer to each other: a document's comparison may contain a pinned scenario, which contains a document.

use std::ops::Deref;
use std::sync::Arc;

use super::lanes::LaneSet;
use super::matrix::{Matrix, Row};
use super::timeline::Timeline;
use yuma_engine::quantity::{Alpha, Block, Rao, Share, Uid};
use yuma_engine::yuma::{Parameters, activity_cutoff};

/// A neuron: a slot in the subnet that validates, mines, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neuron {
    /// The displayed name; if empty, "uid 7" is shown.
    pub name: String,
    /// Alpha stake after inheritance.
    pub alpha_stake: Alpha,
    /// TAO staked on root after inheritance.
    pub tao_stake: Rao,
    /// Whether the previous epoch gave it a validator permit.
    pub validator_permit: bool,
    /// The block of its last weight update.
    pub last_update: Block,
    /// The block of its registration.
    pub block_at_registration: Block,
    /// The block of its earliest commit that is neither revealed nor expired; read while commit-reveal is on.
    pub commit_block: Option<Block>,
}

/// The plain content of a scenario. A [`super::Scenario`] is a document that has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The preset that this document started from; its texts are shown if `title` and `notes` are empty.
    pub preset: Option<String>,
    /// The title; if empty, the preset's is shown.
    pub title: String,
    /// Notes or the question that the scenario asks; if empty, the preset's are shown.
    pub notes: String,
    /// The hyperparameters.
    pub parameters: Parameters,
    /// `CommitRevealWeightsEnabled`.
    pub commit_reveal: bool,
    /// The emission that the epoch pays out.
    pub emission: Alpha,
    /// The block of the epoch.
    pub current_block: Block,
    /// The block of the previous epoch, 0 if there was none.
    pub last_mechanism_step_block: Block,
    /// The neurons by uid.
    pub neurons: Vec<Neuron>,
    /// The uid of the subnet owner's hotkey.
    pub owner: Option<Uid>,
    /// The uids shown as rows of the grid, in that order.
    pub validators: Vec<Uid>,
    /// The uids shown as columns of the grid, in that order.
    pub miners: Vec<Uid>,
    /// The weights by uid as submitted to the chain, which upscales each row before it stores it.
    pub weights: Vec<Row>,
    /// The bonds by uid as the previous epoch stored them.
    pub bonds: Vec<Row>,
    /// The consensus by uid as the previous epoch stored it; read by liquid alpha only.
    pub previous_consensus: Option<Vec<Share>>,
    /// The number of epochs and the keyframes; all fields above are the state before the first epoch.
    pub timeline: Timeline,
    /// The comparison.
    pub comparison: Comparison,
}

impl Document {
    /// Returns the rows of a matrix by uid.
    pub fn rows(&self, matrix: Matrix) -> &[Row] {
        match matrix {
            Matrix::Weights => &self.weights,
            Matrix::Bonds => &self.bonds,
        }
    }

    /// Returns the rows of a matrix by uid, for mutation.
    pub(crate) fn rows_mut(&mut self, matrix: Matrix) -> &mut Vec<Row> {
        match matrix {
            Matrix::Weights => &mut self.weights,
            Matrix::Bonds => &mut self.bonds,
        }
    }

    /// Returns a validator's row of a matrix in stored order; empty if there is no such neuron.
    pub fn row(&self, matrix: Matrix, row: Uid) -> &[(Uid, Share)] {
        self.rows(matrix).get(row.index()).map_or(&[], |entries| entries.as_slice())
    }

    /// Returns the entry of a matrix, if there is one. An explicit zero is an entry.
    pub fn cell(&self, matrix: Matrix, row: Uid, column: Uid) -> Option<Share> {
        self.row(matrix, row).iter().find(|(at, _)| *at == column).map(|&(_, share)| share)
    }

    /// Returns a neuron.
    pub fn neuron(&self, uid: Uid) -> Option<&Neuron> {
        self.neurons.get(uid.index())
    }

    /// Returns the number of neurons.
    pub fn uid_count(&self) -> u16 {
        u16::try_from(self.neurons.len()).unwrap_or(u16::MAX)
    }

    /// Returns the number of blocks without an update after which a validator is inactive.
    pub fn activity_cutoff(&self) -> Block {
        activity_cutoff(self.parameters.activity_cutoff_factor, self.parameters.tempo)
    }

    /// Returns the same initial state with a timeline of one epoch without keyframes, and without a comparison.
    pub(crate) fn by_itself(&self) -> Document {
        Document { timeline: Timeline::default(), comparison: Comparison::None, ..self.clone() }
    }
}

/// A valid document: every uid exists, every row and column that counts is shown, and every number is one the chain
/// admits.
///
/// A scenario can only be created through the checks, and it is changed only by creating another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario(Document);

impl Deref for Scenario {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.0
    }
}

impl AsRef<Document> for Scenario {
    fn as_ref(&self) -> &Document {
        &self.0
    }
}

impl Scenario {
    /// Creates a scenario from a document derived from checked ones, such as a state reached by a run:
    /// the checks of the timeline have ensured that all of them are valid.
    pub(crate) fn known_valid(document: Document) -> Self {
        Scenario(document)
    }
}

/// The comparison of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    /// No comparison.
    #[default]
    None,
    /// A pinned scenario, A, next to the current one, B.
    Pinned(Pinned),
    /// The scenario itself under other hyperparameter presets.
    Hyperparameters(LaneSet),
}

/// A pinned scenario. It has no comparison itself, so that comparisons do not nest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned(Arc<Scenario>);

impl Pinned {
    /// Pins a scenario as it is, without its comparison.
    pub fn new(scenario: &Scenario) -> Self {
        let document = Document { comparison: Comparison::None, ..Document::clone(scenario) };
        Pinned(Arc::new(Scenario::known_valid(document)))
    }
}

impl Deref for Pinned {
    type Target = Scenario;

    fn deref(&self) -> &Scenario {
        &self.0
    }
}
