//! The results of an epoch in the format of the vectors.

use serde::Deserialize;

/// A matrix as rows of (column, value).
pub type Rows<T> = Vec<Vec<(u16, T)>>;

/// The results of one epoch; absent fields are not compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The values that the chain stores and pays.
    pub expected: Expected,
    /// Intermediate values as raw bits.
    pub bits: Bits,
}

/// The values that the chain stores (u16 proportions, rows of bonds) and pays (u64).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub active: Option<Vec<bool>>,
    pub bonds: Option<Rows<u16>>,
    pub consensus: Option<Vec<u16>>,
    pub dividends: Option<Vec<u16>>,
    pub emission: Option<Vec<u64>>,
    pub incentive: Option<Vec<u16>>,
    pub new_validator_permits: Option<Vec<bool>>,
    pub server_emission: Option<Vec<u64>>,
    pub stake_weight: Option<Vec<u16>>,
    pub validator_emission: Option<Vec<u64>>,
    pub validator_trust: Option<Vec<u16>>,
}

/// Raw bits of I32F32 numbers: value times 2^32.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bits {
    pub active_stake: Option<Vec<i64>>,
    /// Every validator with every miner; empty if liquid alpha did not apply.
    pub alphas: Option<Vec<Vec<i64>>>,
    pub clipped: Option<Rows<i64>>,
    pub consensus: Option<Vec<i64>>,
    pub dividends: Option<Vec<i64>>,
    pub ema_bonds: Option<Rows<i64>>,
    pub incentive: Option<Vec<i64>>,
    /// The rank before normalization.
    pub ranks_raw: Option<Vec<i64>>,
    pub stake: Option<Vec<i64>>,
    pub validator_trust: Option<Vec<i64>>,
    pub weights: Option<Rows<i64>>,
    pub weights_for_bonds: Option<Rows<i64>>,
    pub voting_stake: Option<Vec<i64>>,
    pub old_bonds: Option<Rows<i64>>,
    pub bond_targets: Option<Rows<i64>>,
    pub bond_shares: Option<Rows<i64>>,
    pub earnings: Option<Vec<i64>>,
    pub server_share: Option<Vec<i64>>,
    pub validator_share: Option<Vec<i64>>,
    pub emission_share: Option<Vec<i64>>,
}
