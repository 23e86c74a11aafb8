//! The selectable charts and their subjects.

use crate::chart::{ChartKind, RunChart, SelectedNeurons};
use crate::store::ChartChoice;
use yuma_engine::quantity::Uid;
use yuma_scenario::Document;

/// The neurons whose bonds are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subjects {
    /// The validator.
    pub validator: Uid,
    /// The miner.
    pub miner: Uid,
}

impl Subjects {
    /// Returns the selected neurons, or the first ones of the grid.
    pub fn of(selected: SelectedNeurons, document: &Document) -> Self {
        let first = |uids: &[Uid]| uids.first().copied().unwrap_or_default();
        Subjects {
            validator: selected.validator.unwrap_or_else(|| first(&document.validators)),
            miner: selected.miner.unwrap_or_else(|| first(&document.miners)),
        }
    }

    /// Returns the chart of a choice and its kind.
    pub fn chart(self, choice: ChartChoice) -> (RunChart, ChartKind) {
        let chart = match choice {
            ChartChoice::Dividends => RunChart::Dividends,
            ChartChoice::RelativePay => RunChart::RelativePay,
            ChartChoice::Incentives => RunChart::Incentives,
            ChartChoice::ValidatorTrust => RunChart::ValidatorTrust,
            ChartChoice::Consensus => RunChart::Consensus,
            ChartChoice::BondsOfValidator | ChartChoice::BondsMapOfValidator => {
                RunChart::BondsOfValidator(self.validator)
            }
            ChartChoice::BondsOnMiner | ChartChoice::BondsMapOnMiner => RunChart::BondsOnMiner(self.miner),
            ChartChoice::CumulativeEmission => RunChart::CumulativeEmission,
        };
        (chart, if choice.is_map() { ChartKind::Heat } else { ChartKind::Lines })
    }
}
