//! The results that the chain stores and pays after an epoch (spec 5.13).

use substrate_fixed::types::I32F32;

use super::emission::{EmissionShares, amount};
use super::sparse::Sparse;
use crate::fixed::to_share;
use crate::quantity::{Alpha, Share};

/// The stored and paid results of an epoch, by uid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The activity flags.
    pub active: Vec<bool>,
    /// The permits for the next epoch.
    pub new_validator_permits: Vec<bool>,
    /// Each neuron's share of the stake.
    pub stake_weight: Vec<Share>,
    /// Consensus per miner.
    pub consensus: Vec<Share>,
    /// Incentive per miner.
    pub incentive: Vec<Share>,
    /// Dividends per validator.
    pub dividends: Vec<Share>,
    /// Validator trust.
    pub validator_trust: Vec<Share>,
    /// The total emission of each neuron, as a miner and as a validator.
    pub emission: Vec<Alpha>,
    /// Each neuron's emission as a miner.
    pub server_emission: Vec<Alpha>,
    /// Each neuron's emission as a validator.
    pub validator_emission: Vec<Alpha>,
    /// The bonds that the next epoch reads.
    pub bonds: Sparse<Share>,
}

/// Converts values to stored proportions: `floor(value * 65535)`.
///
/// Source: spec 5.13; chain `fixed_proportion_to_u16`.
pub fn quantized(values: &[I32F32]) -> Vec<Share> {
    values.iter().copied().map(to_share).collect()
}

/// Returns the bond rows as the chain stores them: those of validators with a new permit; all others are empty.
///
/// A bond that rounds down to 0 is stored as an explicit zero.
pub fn stored_bonds(bonds: &Sparse<I32F32>, new_validator_permits: &[bool]) -> Sparse<Share> {
    let mut stored = Sparse::with_capacity(bonds.row_count(), bonds.entry_count());
    for ((_, row), &permit) in bonds.rows().zip(new_validator_permits) {
        let kept = if permit { row } else { &[] };
        stored.push_distinct(kept.iter().map(|&(miner, bond)| (miner, to_share(bond))));
    }
    stored
}

/// Returns the amounts of an emission for each share.
pub fn amounts(shares: &[I32F32], emission: Alpha) -> Vec<Alpha> {
    shares.iter().map(|&share| amount(share, emission)).collect()
}

/// Returns the three amounts of every neuron: as a miner, as a validator, and the sum.
pub fn paid(shares: &EmissionShares, emission: Alpha) -> [Vec<Alpha>; 3] {
    [&shares.server, &shares.validator, &shares.combined].map(|shares| amounts(shares, emission))
}
