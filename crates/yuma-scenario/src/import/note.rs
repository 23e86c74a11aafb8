//! Assumptions and omissions of an import, as data.

use std::collections::HashSet;

use super::content::Label;
use super::display_name;
use crate::table::WeightUnit;
use yuma_engine::quantity::Alpha;

/// A value that no file contains, and its substitute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// The permits go to the largest stakes.
    Permits {
        /// The number of permits.
        limit: u16,
        /// The number of validators that have one.
        count: usize,
    },
    /// All validators updated their weights one block before the epoch.
    Active,
    /// The emission of the epoch.
    Emission(Alpha),
    /// No weights are set.
    NoWeights,
    /// Every validator has the same stake.
    EqualStakes(Alpha),
    /// The total stake counts as alpha stake, because the file does not separate TAO on root.
    StakeIsAlpha,
    /// Nobody has TAO on root.
    NoRootStake,
    /// The file states root stake after it was multiplied with the TAO weight of 0.18.
    WeightedRootStake,
    /// No bonds are stored.
    NoBonds,
    /// Validators below the stake threshold.
    BelowThreshold {
        /// Their number.
        count: usize,
        /// The threshold.
        threshold: Alpha,
    },
    /// Rows that do not sum to 100 %.
    RowSums {
        /// Their number.
        count: usize,
        /// The smallest sum, in 65535ths.
        lowest: u64,
        /// The largest sum, in 65535ths.
        highest: u64,
    },
    /// Weights above 0 that are too small to be stored count as 0.
    RoundedToZero {
        /// The miners that have such a weight.
        miners: Vec<String>,
    },
    /// The weights are scores: no row sums to 100.
    Scores,
    /// A comma groups the digits of a stake.
    Thousands {
        /// The first such number as it was written.
        text: String,
    },
    /// A point before three digits separates the fraction of a stake.
    Fraction {
        /// The first such number as it was written.
        text: String,
    },
    /// The columns of a list without a header.
    ColumnOrder,
    /// A table without names: rows and columns are numbered.
    NoNames,
    /// The live rules of the chain where no file contains them: TAO weight, stake threshold, permits.
    LiveRules,
    /// Uids that no file mentions.
    UnknownUids {
        /// Their number.
        count: usize,
    },
    /// The files are of different subnets.
    OtherSubnet {
        /// The number of the first subnet.
        first: u16,
        /// The number of another subnet.
        other: u16,
    },
    /// The activity cutoff in blocks was converted to thousandths of a tempo.
    ActivityCutoff {
        /// The cutoff in blocks.
        blocks: u64,
    },
    /// The moving price of each subnet equals its spot price.
    MovingPrice,
    /// The market data has no burns, switches and registrations.
    MarketDefaults,
}

/// A part of a file that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// Fields of records.
    Fields(Vec<String>),
    /// Columns of a table.
    Columns(Vec<String>),
    /// Lines without a name, by number from 1.
    Lines(Vec<usize>),
    /// Hyperparameters that an epoch does not read.
    Hyperparameters(Vec<String>),
    /// Further pages of the same list.
    FurtherPages {
        /// The number of pages.
        pages: u64,
    },
    /// Pools without reserves, such as root's, by the number of the subnet.
    WithoutPool(Vec<u16>),
    /// A file that cannot be combined with the others.
    File(String),
}

/// A summary of the used parts of all files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of validators that set weights or are listed.
    pub validators: usize,
    /// The number of miners.
    pub miners: usize,
    /// The number of weights above zero and their unit.
    pub weights: Option<(usize, WeightUnit)>,
    /// The number of stakes.
    pub stakes: usize,
    /// The sum of the alpha stakes.
    pub alpha: u128,
    /// The sum of the root stakes.
    pub tao: u128,
    /// The number of hyperparameters.
    pub hyperparameters: usize,
}

impl Assumption {
    /// Names the miners that have a weight above 0 which is stored as 0.
    pub(super) fn rounded_to_zero<'a>(miners: impl Iterator<Item = &'a Label>) -> Option<Assumption> {
        let mut seen = HashSet::new();
        let miners: Vec<String> = miners
            .filter(|miner| seen.insert(*miner))
            .map(|miner| match miner {
                Label::Uid(uid) => uid.to_string(),
                Label::Name(name) => display_name::of_label(name),
                Label::Row(index) | Label::Column(index) => format!("M{}", index + 1),
            })
            .collect();
        (!miners.is_empty()).then_some(Assumption::RoundedToZero { miners })
    }
}
