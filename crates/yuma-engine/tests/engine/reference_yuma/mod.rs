//! A direct implementation of the epoch: the oracle of the property tests and the baseline of the benchmark.
//!
//! Follows the description of the chain and shares no code with the engine: dense matrices, substrate-fixed numbers,
//! loops in the chain's order. Rows and columns are uids.

mod arithmetic;
mod bonds;
mod consensus;
mod matrix;

use arithmetic::{ZERO, normalize, normalize_by, proportion, quantize, safe_div, sum};
pub use matrix::Matrix;
use substrate_fixed::types::{I32F32, I64F64, I96F32, U96F32};
use yuma_engine::quantity::{Block, Uid};
use yuma_engine::yuma::{EpochInput, YumaVersion};

/// Every result and intermediate value of one epoch.
#[derive(Clone, Debug)]
pub struct Epoch {
    pub active: Vec<bool>,
    pub stake: Vec<I32F32>,
    pub active_stake: Vec<I32F32>,
    pub new_validator_permits: Vec<bool>,
    pub weights: Matrix,
    pub voting_stake: Vec<I32F32>,
    pub consensus: Vec<I32F32>,
    pub clipped: Matrix,
    pub validator_trust: Vec<I32F32>,
    pub ranks: Vec<I32F32>,
    pub incentive: Vec<I32F32>,
    pub weights_for_bonds: Matrix,
    /// The bonds before the epoch; for Yuma 2, as shares of each column.
    pub old_bonds: Matrix,
    pub bond_targets: Matrix,
    /// The rates of liquid alpha, if liquid alpha applied.
    pub alphas: Option<Vec<Vec<I32F32>>>,
    /// The new bonds as stored; for Yuma 2, scaled to column maxima of one.
    pub bonds: Matrix,
    /// The new bonds as shares of each column.
    pub bond_shares: Matrix,
    pub earnings: Vec<I32F32>,
    pub dividends: Vec<I32F32>,
    pub server_share: Vec<I32F32>,
    pub validator_share: Vec<I32F32>,
    pub emission_share: Vec<I32F32>,
    pub server_emission: Vec<u64>,
    pub validator_emission: Vec<u64>,
    pub emission: Vec<u64>,
}

impl Epoch {
    /// Returns a vector of shares as the chain stores it.
    pub fn quantized(values: &[I32F32]) -> Vec<u16> {
        values.iter().map(|&value| quantize(value)).collect()
    }

    /// Returns the bond rows as the chain stores them: only validators with a new permit keep theirs.
    pub fn stored_bonds(&self) -> Vec<Vec<(u16, u16)>> {
        let row = |i| self.bonds.row(i).into_iter().map(|(column, value)| (column, quantize(value))).collect();
        (0..self.active.len()).map(|i| if self.new_validator_permits[i] { row(i) } else { Vec::new() }).collect()
    }
}

/// Runs one epoch.
pub fn epoch(input: &EpochInput) -> Epoch {
    let n = usize::from(input.uid_count);
    let parameters = &input.parameters;
    let uids: Vec<Uid> = input.uids().collect();
    let last_update: Vec<u64> = uids.iter().map(|&uid| input.last_update(uid).0).collect();
    let registered: Vec<u64> = uids.iter().map(|&uid| input.block_at_registration(uid).0).collect();
    let owner = input.owner.map(Uid::index);

    let active: Vec<bool> =
        last_update.iter().map(|at| at.saturating_add(input.activity_cutoff.0) >= input.current_block.0).collect();

    let stake = stake(input);
    let permits = with_owner(input.validator_permits.clone(), owner);
    let permitted = |i: usize| permits.get(i).copied().unwrap_or(false);
    let new_validator_permits = with_owner(largest(&stake, usize::from(parameters.max_allowed_validators)), owner);

    let mut active_stake = stake.clone();
    for i in 0..n {
        if !active[i] || (!permits.is_empty() && !permitted(i)) {
            active_stake[i] = ZERO;
        }
    }
    normalize(&mut active_stake);

    let earliest_commit = |i: usize| input.commit_block(uids[i]).map_or(u64::MAX, |block| block.0);
    let mut weights = Matrix::read(&input.weights, n, |i, j, weight| {
        let counts = j < n
            && permitted(i)
            && (i != j || owner == Some(i))
            && last_update[i] > registered[j]
            && earliest_commit(i) >= registered[j];
        counts.then(|| I32F32::from_num(weight.0))
    });
    weights.row_normalize();

    let voting_stake = consensus::voting_stake(&active_stake);
    let consensus = consensus::consensus(&weights, &voting_stake, proportion(parameters.kappa));

    let mut clipped = weights.clone();
    clipped.update(|_, j, weight| match consensus[j] < weight {
        true => (consensus[j] > ZERO).then_some(consensus[j]),
        false => Some(weight),
    });
    let validator_trust: Vec<I32F32> = (0..n).map(|i| clipped.row_sum(i)).collect();
    let rank =
        |j| (0..n).fold(ZERO, |rank, i| clipped.or_zero(i, j).saturating_mul(active_stake[i]).saturating_add(rank));
    let ranks: Vec<I32F32> = (0..n).map(rank).collect();
    let mut incentive = ranks.clone();
    normalize(&mut incentive);

    let weights_for_bonds = bonds::weights_for_bonds(&weights, &clipped, proportion(parameters.bonds_penalty));
    let last_tempo = match input.last_mechanism_step_block {
        Block(0) => input.current_block.0.saturating_sub(u64::from(parameters.tempo)),
        Block(step) => step.saturating_add(1),
    };
    let mut old_bonds = Matrix::read(&input.bonds, n, |_, j, bond| {
        let stays = last_tempo > registered.get(j).copied().unwrap_or(0);
        stays.then(|| match parameters.yuma_version {
            YumaVersion::Two => I32F32::from_num(bond.0),
            YumaVersion::Three => proportion(bond),
        })
    });

    let rate = bonds::moving_average_rate(parameters);
    let (bond_targets, mut bonds, alphas);
    match parameters.yuma_version {
        YumaVersion::Two => {
            old_bonds.column_normalize();
            bond_targets = bonds::yuma2_targets(&weights_for_bonds, &active_stake);
            bonds = Matrix::moving_average(&bond_targets, &old_bonds, rate);
            alphas = None;
        }
        YumaVersion::Three => {
            bond_targets = weights_for_bonds.clone();
            if parameters.liquid_alpha && consensus.iter().any(|&value| value != ZERO) {
                let source = bonds::liquid_consensus(input, &consensus);
                let rates = bonds::liquid_rates(&weights_for_bonds, &old_bonds, &source, parameters);
                bonds = bonds::liquid_bonds(&weights_for_bonds, &old_bonds, &rates);
                alphas = Some(rates);
            } else {
                bonds = Matrix::moving_average(&weights_for_bonds, &old_bonds, rate);
                alphas = None;
            }
        }
    }
    let mut bond_shares = bonds.clone();
    bond_shares.column_normalize();
    let mut earnings = bond_returns(&bond_shares, &incentive);
    match parameters.yuma_version {
        YumaVersion::Two => {
            bonds = bond_shares.clone();
            bonds.column_upscale();
        }
        YumaVersion::Three => {
            for (earned, stake) in earnings.iter_mut().zip(&active_stake) {
                *earned = earned.checked_mul(*stake).unwrap_or(ZERO);
            }
        }
    }
    let mut dividends = earnings.clone();
    normalize(&mut dividends);

    let mut combined: Vec<I32F32> = (0..n).map(|i| incentive[i].saturating_add(dividends[i])).collect();
    let total = sum(&combined);
    let (mut server, mut validator) = (incentive.clone(), dividends.clone());
    normalize_by(&mut server, total);
    normalize_by(&mut validator, total);
    normalize(&mut combined);
    if total == ZERO {
        let fallback = if sum(&active_stake) != ZERO { &active_stake } else { &stake };
        validator = fallback.clone();
        combined = fallback.clone();
    }
    let paid = |shares: &[I32F32]| shares.iter().map(|&share| amount(share, input.emission.0)).collect();

    Epoch {
        server_emission: paid(&server),
        validator_emission: paid(&validator),
        emission: paid(&combined),
        active,
        stake,
        active_stake,
        new_validator_permits,
        weights,
        voting_stake,
        consensus,
        clipped,
        validator_trust,
        ranks,
        incentive,
        weights_for_bonds,
        old_bonds,
        bond_targets,
        alphas,
        bonds,
        bond_shares,
        earnings,
        dividends,
        server_share: server,
        validator_share: validator,
        emission_share: combined,
    }
}

/// Computes alpha plus weighted TAO as shares of the total; stakes below the threshold count as zero.
fn stake(input: &EpochInput) -> Vec<I32F32> {
    let tao_weight = safe_div(U96F32::from_num(input.parameters.tao_weight.0), U96F32::from_num(u64::MAX));
    let tao_weight = I64F64::from_num(tao_weight);
    let mut totals: Vec<I64F64> = input
        .uids()
        .map(|uid| {
            let alpha = I64F64::saturating_from_num(input.alpha_stake(uid).0);
            let tao = I64F64::saturating_from_num(input.tao_stake(uid).0);
            let total = alpha.saturating_add(tao.saturating_mul(tao_weight));
            let counts =
                input.owner == Some(uid) || total.saturating_to_num::<u64>() >= input.parameters.stake_threshold.0;
            if counts { total } else { I64F64::from_num(0) }
        })
        .collect();
    normalize(&mut totals);
    totals.into_iter().map(I32F32::saturating_from_num).collect()
}

/// Marks the `count` largest nonzero stakes; the higher uid wins a tie.
fn largest(stake: &[I32F32], count: usize) -> Vec<bool> {
    let mut chosen: Vec<bool> = stake.iter().map(|&stake| stake != ZERO).collect();
    let mut ascending: Vec<usize> = (0..stake.len()).collect();
    ascending.sort_by_key(|&i| stake[i]);
    for &i in &ascending[..stake.len().saturating_sub(count)] {
        chosen[i] = false;
    }
    chosen
}

fn with_owner(mut permits: Vec<bool>, owner: Option<usize>) -> Vec<bool> {
    if let Some(permit) = owner.and_then(|owner| permits.get_mut(owner)) {
        *permit = true;
    }
    permits
}

/// Computes the share of the incentive that each validator's bonds earn.
fn bond_returns(bonds: &Matrix, incentive: &[I32F32]) -> Vec<I32F32> {
    let earn = |i, j: usize| incentive[j].saturating_mul(bonds.or_zero(i, j));
    (0..incentive.len()).map(|i| (0..incentive.len()).fold(ZERO, |total, j| total.saturating_add(earn(i, j)))).collect()
}

fn amount(share: I32F32, emission: u64) -> u64 {
    I96F32::from_num(share).saturating_mul(I96F32::from_num(emission)).saturating_to_num()
}

/// Splits an emission over mechanisms by parts of 65535, or evenly; the first mechanism gets the rounding remainder.
pub fn split_emission(emission: u64, count: usize, split: Option<&[u16]>) -> Vec<u64> {
    let mut parts: Vec<u64> = match split {
        Some(split) => split
            .iter()
            .copied()
            .chain(std::iter::repeat(0))
            .take(count)
            .map(|part| (u128::from(emission) * u128::from(part) / u128::from(u16::MAX)) as u64)
            .collect(),
        None => vec![emission.checked_div(count as u64).unwrap_or(0); count],
    };
    let given = parts.iter().fold(0u64, |total, part| total.saturating_add(*part));
    if let Some(first) = parts.first_mut() {
        *first = first.saturating_add(emission.saturating_sub(given));
    }
    parts
}
