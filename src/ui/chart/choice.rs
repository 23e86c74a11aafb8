//! The charts that a person may choose.

use crate::engine::quantity::Uid;
use crate::scenario::Document;
use crate::store::Selection;
use crate::store::chart::{Picture, RunChart};

use super::events::subjects;

/// A chart, of whoever is selected where it is of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A chart of many.
    Of(RunChart),
    /// The bonds of the selected validator.
    Validator(Picture),
    /// The bonds with the selected miner.
    Miner(Picture),
}

impl Choice {
    /// All, in the order in which they are offered.
    pub const ALL: [Choice; 10] = [
        Choice::Of(RunChart::Dividends),
        Choice::Of(RunChart::RelativeDividends),
        Choice::Of(RunChart::Incentives),
        Choice::Of(RunChart::ValidatorTrust),
        Choice::Of(RunChart::Consensus),
        Choice::Validator(Picture::Lines),
        Choice::Validator(Picture::Heat),
        Choice::Miner(Picture::Lines),
        Choice::Miner(Picture::Heat),
        Choice::Of(RunChart::CumulativeEmission),
    ];
    /// What is shown at first: what validators are paid for their stake, and why.
    pub const FIRST: [Choice; 2] = [Choice::Of(RunChart::RelativeDividends), Choice::Miner(Picture::Lines)];

    /// What it shows, and how.
    pub fn chart(self, subjects: Subjects) -> (RunChart, Picture) {
        match self {
            Choice::Of(chart) => (chart, Picture::Lines),
            Choice::Validator(picture) => (RunChart::BondsOfValidator(subjects.validator), picture),
            Choice::Miner(picture) => (RunChart::BondsOnMiner(subjects.miner), picture),
        }
    }
}

/// Whose bonds are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subjects {
    /// The validator.
    pub validator: Uid,
    /// The miner.
    pub miner: Uid,
}

impl Subjects {
    /// Who is selected; else the first of the grid.
    pub fn of(selection: Selection, document: &Document) -> Self {
        let (validator, miner) = subjects(selection, &document.validators);
        let first = |uids: &[Uid]| uids.first().copied().unwrap_or_default();
        Subjects {
            validator: validator.unwrap_or_else(|| first(&document.validators)),
            miner: miner.unwrap_or_else(|| first(&document.miners)),
        }
    }
}
