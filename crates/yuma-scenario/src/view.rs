//! The view settings that a link carries. Not part of the document, and not subject to undo.

use super::matrix::Matrix;
use super::model::Document;
use yuma_engine::quantity::{Epoch, Uid};
use yuma_engine::yuma::{Quantity, Shape};

/// The selection that the inspector explains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// No selection.
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
    /// The title of a column or row of the grid, and its explanation.
    Title(Title),
}

/// A title of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// The stakes.
    Stake,
    /// The vtrust of validators.
    ValidatorTrust,
    /// The dividends of validators.
    Dividends,
    /// The emission of validators.
    ValidatorEmission,
    /// The validators' pay per stake.
    PayPerStake,
    /// The consensus on miners.
    Consensus,
    /// The incentive of miners.
    Incentive,
    /// The emission of miners.
    MinerEmission,
}

/// The matrix that the cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// The weights as submitted; the cells can be edited.
    #[default]
    StoredWeights,
    /// The bonds stored by the previous epoch; the cells can be edited.
    StoredBonds,
    /// A matrix of the epoch's trace.
    Step(Quantity),
}

/// A chart that the user can choose; bonds are those of the selected neuron.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartChoice {
    /// The dividends of validators.
    Dividends,
    /// The validators' emission per stake, relative to the stake-weighted mean.
    RelativePay,
    /// The incentives of miners.
    Incentives,
    /// The trust of validators.
    ValidatorTrust,
    /// The consensus on miners.
    Consensus,
    /// The bonds of the selected validator.
    BondsOfValidator,
    /// The bonds of the selected validator as a heat map.
    BondsMapOfValidator,
    /// The bonds with the selected miner.
    BondsOnMiner,
    /// The bonds with the selected miner as a heat map.
    BondsMapOnMiner,
    /// The accumulated emission of all neurons.
    CumulativeEmission,
}

/// The view of a scenario that can be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedView {
    /// The selection that the inspector explains.
    pub selection: Selection,
    /// The matrix that the cells show.
    pub lens: Lens,
    /// The epoch that is shown and edited; less than the number of epochs.
    pub playhead: Epoch,
    /// The charts below the time strip.
    pub charts: [ChartChoice; 2],
    /// The chart by which runs are compared.
    pub compared_by: ChartChoice,
}

impl Default for SharedView {
    /// Returns the view of the first epoch, with charts of the validators' pay per stake and of bonds.
    fn default() -> Self {
        SharedView {
            selection: Selection::None,
            lens: Lens::StoredWeights,
            playhead: Epoch(0),
            charts: [ChartChoice::RelativePay, ChartChoice::BondsOnMiner],
            compared_by: ChartChoice::RelativePay,
        }
    }
}

impl SharedView {
    /// Returns the view reduced to what exists in a document.
    #[must_use]
    pub fn within(self, document: &Document) -> Self {
        let last = Epoch(document.timeline.epochs.0.saturating_sub(1));
        let selection = if self.selection.is_in(document) { self.selection } else { Selection::None };
        SharedView { selection, playhead: self.playhead.min(last), ..self }
    }
}

impl Selection {
    /// Returns whether the grid of this document contains the selection.
    pub fn is_in(self, document: &Document) -> bool {
        let is_row = |uid| document.validators.contains(&uid);
        let is_column = |uid| document.miners.contains(&uid);
        match self {
            Selection::None | Selection::Title(_) => true,
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

impl Title {
    /// All titles.
    pub const ALL: [Title; 8] = [
        Title::Stake,
        Title::ValidatorTrust,
        Title::Dividends,
        Title::ValidatorEmission,
        Title::PayPerStake,
        Title::Consensus,
        Title::Incentive,
        Title::MinerEmission,
    ];

    /// Returns the name in links and messages.
    pub fn id(self) -> &'static str {
        match self {
            Title::Stake => "stake",
            Title::ValidatorTrust => "validator_trust",
            Title::Dividends => "dividends",
            Title::ValidatorEmission => "validator_emission",
            Title::PayPerStake => "pay_per_stake",
            Title::Consensus => "consensus",
            Title::Incentive => "incentive",
            Title::MinerEmission => "miner_emission",
        }
    }

    /// Returns the title of that name.
    pub fn from_id(id: &str) -> Option<Title> {
        Title::ALL.into_iter().find(|title| title.id() == id)
    }
}

impl Lens {
    /// Returns the matrix that the cells edit, if they can be edited.
    pub fn matrix(self) -> Option<Matrix> {
        match self {
            Lens::StoredWeights => Some(Matrix::Weights),
            Lens::StoredBonds => Some(Matrix::Bonds),
            Lens::Step(_) => None,
        }
    }
}

impl ChartChoice {
    /// All charts, in the order of the menu.
    pub const ALL: [ChartChoice; 10] = [
        ChartChoice::Dividends,
        ChartChoice::RelativePay,
        ChartChoice::Incentives,
        ChartChoice::ValidatorTrust,
        ChartChoice::Consensus,
        ChartChoice::BondsOfValidator,
        ChartChoice::BondsMapOfValidator,
        ChartChoice::BondsOnMiner,
        ChartChoice::BondsMapOnMiner,
        ChartChoice::CumulativeEmission,
    ];

    /// Returns the name in links.
    pub fn id(self) -> &'static str {
        match self {
            ChartChoice::Dividends => "dividends",
            ChartChoice::RelativePay => "relative_dividends",
            ChartChoice::Incentives => "incentives",
            ChartChoice::ValidatorTrust => "validator_trust",
            ChartChoice::Consensus => "consensus",
            ChartChoice::BondsOfValidator => "bonds_of_validator",
            ChartChoice::BondsMapOfValidator => "bonds_map_of_validator",
            ChartChoice::BondsOnMiner => "bonds_on_miner",
            ChartChoice::BondsMapOnMiner => "bonds_map_on_miner",
            ChartChoice::CumulativeEmission => "cumulative_emission",
        }
    }

    /// Returns the chart of that name.
    pub fn from_id(id: &str) -> Option<ChartChoice> {
        ChartChoice::ALL.into_iter().find(|chart| chart.id() == id)
    }

    /// Returns whether it is a heat map.
    pub fn is_map(self) -> bool {
        matches!(self, ChartChoice::BondsMapOfValidator | ChartChoice::BondsMapOnMiner)
    }
}
