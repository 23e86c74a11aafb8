//! The root network of April 2024 to February 2025: its validators' weights divide the TAO of a block (spec yuma
//! 11.2).
//!
//! Each network has a column, including the root network, whose part is never minted. Consensus is a logistic curve
//! of the stake that supports a network; it multiplies the network's rank.

use substrate_fixed::transcendental::exp;
use substrate_fixed::types::{I32F32, I64F64, I96F32};

use super::quantity::{Netuid, Rao, Share};

/// The fixed-point number of this epoch: raw bits over 2^64.
pub type Number = I64F64;

/// The stored weights of a root validator, by network.
pub type Row = Vec<(Netuid, Share)>;

/// The input of a root epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootInput {
    /// The networks in ascending order, including root: the columns.
    pub networks: Vec<Netuid>,
    /// The stake of each root validator, including its nominators' stake.
    pub stake: Vec<Rao>,
    /// The weights of each root validator; those on dissolved networks are ignored.
    pub weights: Vec<Row>,
    /// The steepness of consensus.
    pub rho: u16,
    /// The fraction of stake at which consensus is one half.
    pub kappa: Share,
    /// The TAO emission of the block.
    pub block_emission: Rao,
    /// Whether each validator's weights are first divided by their sum (since June 2024). Before, a validator that
    /// spread equal weights over many networks had more influence.
    pub normalizes_rows: bool,
}

impl Default for RootInput {
    fn default() -> Self {
        RootInput {
            networks: Vec::new(),
            stake: Vec::new(),
            weights: Vec::new(),
            rho: 10,
            kappa: Share(32_767),
            block_emission: Rao(1_000_000_000),
            normalizes_rows: false,
        }
    }
}

/// The outcome of a root epoch with its intermediate values; values by network are in column order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootEpoch {
    /// The share of the total stake, by validator.
    pub stake: Vec<Number>,
    /// The weights by validator and column, each row divided by its sum if the rule requires it.
    pub weights: Vec<Vec<Number>>,
    /// The stake-weighted sum of weights on a network.
    pub ranks: Vec<Number>,
    /// The share of stake with a positive weight on a network.
    pub trust: Vec<Number>,
    /// The logistic curve of trust.
    pub consensus: Vec<Number>,
    /// The share of the block's emission.
    pub shares: Vec<Number>,
    /// The emission of each network per block (chain: `EmissionValues`); root's part is never minted.
    pub emission: Vec<Rao>,
}

/// The reason for which a root epoch changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RootError {
    /// There is no validator on root.
    #[error("the root network has no validators")]
    NoValidators,
    /// There is no network.
    #[error("there are no networks")]
    NoNetworks,
    /// No validator has stake.
    #[error("no stake on the root network")]
    NoStake,
}

/// Runs the epoch, which is due by block number like those of subnets (chain: `root_epoch`).
pub fn root_epoch(input: &RootInput) -> Result<RootEpoch, RootError> {
    if input.stake.is_empty() {
        return Err(RootError::NoValidators);
    }
    if input.networks.is_empty() {
        return Err(RootError::NoNetworks);
    }
    let mut stake: Vec<Number> = input.stake.iter().map(|stake| Number::saturating_from_num(stake.0)).collect();
    over_sum(&mut stake);
    let total = sum(&stake);
    if total == 0 {
        return Err(RootError::NoStake);
    }
    let weights = weight_rows(input);
    let (ranks, trust) = ranks_and_trust(&stake, &weights, total, input.networks.len());
    let consensus: Vec<Number> = trust.iter().map(|&trust| consensus(trust, input.rho, input.kappa)).collect();
    let mut shares: Vec<Number> = consensus.iter().zip(&ranks).map(|(c, &rank)| c.saturating_mul(rank)).collect();
    over_sum(&mut shares);
    let whole = Number::saturating_from_num(input.block_emission.0);
    let emission = shares.iter().map(|share| Rao(share.saturating_mul(whole).saturating_to_num())).collect();
    Ok(RootEpoch { stake, weights, ranks, trust, consensus, shares, emission })
}

/// Returns the weights as numbers by column, each row divided by its sum if the rule requires it.
fn weight_rows(input: &RootInput) -> Vec<Vec<Number>> {
    let column = |netuid: Netuid| input.networks.binary_search(&netuid).ok();
    let dense = |row: &Row| {
        let mut dense = vec![Number::default(); input.networks.len()];
        for &(netuid, weight) in row {
            if let Some(cell) = column(netuid).and_then(|column| dense.get_mut(column)) {
                *cell = Number::from_num(weight.0);
            }
        }
        if input.normalizes_rows {
            over_sum(&mut dense);
        }
        dense
    };
    input.weights.iter().map(dense).collect()
}

/// Computes `rank = sum of stake weight` and `trust = (sum of the stake with any weight) / total`, by column.
fn ranks_and_trust(
    stake: &[Number],
    weights: &[Vec<Number>],
    total: Number,
    columns: usize,
) -> (Vec<Number>, Vec<Number>) {
    let (mut ranks, mut trust) = (vec![Number::default(); columns], vec![Number::default(); columns]);
    for (&stake, row) in stake.iter().zip(weights) {
        for ((rank, trust), &weight) in ranks.iter_mut().zip(&mut trust).zip(row) {
            *rank = rank.saturating_add(stake.saturating_mul(weight));
            if weight > 0 {
                *trust = trust.saturating_add(stake);
            }
        }
    }
    for trust in &mut trust {
        *trust = trust.saturating_div(total);
    }
    (ranks, trust)
}

/// Computes `1 / (1 + exp(-(trust - kappa) rho))`, the consensus of a network with this trust; kappa is a quotient with 32
/// fraction bits. Each operation rounds towards negative infinity.
///
/// An exponential that overflows the type, which requires a rho above 43, counts as the largest number. Source: spec yuma
/// 11.2, step 4; chain `root_epoch`.
pub fn consensus(trust: Number, rho: u16, kappa: Share) -> Number {
    let kappa = I32F32::from_num(kappa.0).saturating_div(I32F32::from_num(u16::MAX));
    let exponent = trust.saturating_sub(Number::from_num(kappa)).saturating_mul(Number::from_num(rho));
    let overflow = if exponent < 0 { Number::max_value() } else { Number::default() };
    let growth: Number = exp(-exponent).unwrap_or(overflow);
    Number::from_num(1).saturating_div(growth.saturating_add(Number::from_num(1)))
}

/// The parts of a network's emission in one block: TAO for the owner at once, the rest for the subnet's next epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockShare {
    /// Paid to the owner.
    pub owner: Rao,
    /// Added to the amount paid by the subnet's next epoch (chain: `PendingEmission`).
    pub pending: Rao,
}

/// Splits a network's emission of one block: `owner = emission cut / 65535`, both parts rounded down; without an
/// owner there is no cut. Source: chain `generate_emission`.
pub fn block_share(emission: Rao, owner_cut: Share, has_owner: bool) -> BlockShare {
    if !has_owner {
        return BlockShare { owner: Rao(0), pending: emission };
    }
    let whole = I96F32::saturating_from_num(emission.0);
    let cut = whole.saturating_mul(I96F32::from_num(owner_cut.0)).saturating_div(I96F32::from_num(u16::MAX));
    let pending = whole.saturating_sub(cut);
    BlockShare { owner: Rao(cut.saturating_to_num()), pending: Rao(pending.saturating_to_num()) }
}

fn sum(values: &[Number]) -> Number {
    values.iter().fold(Number::default(), |sum, &value| sum.saturating_add(value))
}

/// Divides by the sum; leaves the values unchanged if it is zero.
fn over_sum(values: &mut [Number]) {
    let total = sum(values);
    if total != 0 {
        for value in values {
            *value = value.saturating_div(total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_gets_18_percent() {
        for (emission, has_owner, owner, pending) in [
            (1_000_000_000, true, 179_995_422, 820_004_577),
            (1_000_000_000, false, 0, 1_000_000_000),
            (5, true, 0, 4),
            (0, true, 0, 0),
        ] {
            let share = block_share(Rao(emission), Share(11_796), has_owner);
            assert_eq!(share, BlockShare { owner: Rao(owner), pending: Rao(pending) }, "{emission}");
        }
    }

    #[test]
    fn an_epoch_without_validators_networks_or_stake_is_refused() {
        let empty = RootInput::default();
        let unstaked = RootInput { stake: vec![Rao(0)], ..empty.clone() };
        let no_stake = RootInput { networks: vec![Netuid::ROOT], ..unstaked.clone() };
        for (input, error) in
            [(empty, RootError::NoValidators), (unstaked, RootError::NoNetworks), (no_stake, RootError::NoStake)]
        {
            assert_eq!(root_epoch(&input), Err(error));
        }
    }
}
