//! Bonds: their target weights, the two branches, liquid alpha (spec 5.8 to 5.11).

use super::arithmetic::{ONE, ZERO, clamp, proportion};
use super::matrix::Matrix;
use substrate_fixed::transcendental::exp;
use substrate_fixed::types::{I32F32, I64F64};
use yuma_engine::yuma::{ConsensusSource, EpochInput, Parameters};

/// The target weights of bonds: between the given and the clipped weights, by the bonds penalty.
pub fn weights_for_bonds(weights: &Matrix, clipped: &Matrix, penalty: I32F32) -> Matrix {
    if penalty == ZERO {
        return weights.clone();
    }
    if penalty == ONE {
        return clipped.clone();
    }
    let mut between = Matrix::empty(weights.size());
    for i in 0..weights.size() {
        for j in 0..weights.size() {
            let (from, to) = (weights.or_zero(i, j), clipped.or_zero(i, j));
            let value = from.saturating_add(penalty.saturating_mul(to.saturating_sub(from)));
            if value > ZERO {
                between.append(i, j, value);
            }
        }
    }
    between
}

/// The fraction of a bond that one epoch replaces, under one rate for all bonds.
pub fn moving_average_rate(parameters: &Parameters) -> I32F32 {
    let kept = I64F64::saturating_from_num(parameters.bonds_moving_average.0) / I64F64::from_num(1_000_000);
    ONE.saturating_sub(I32F32::saturating_from_num(kept))
}

/// Yuma 2: the targets of bonds, each validator's share of a miner's stake-weighted weight.
pub fn yuma2_targets(weights: &Matrix, active_stake: &[I32F32]) -> Matrix {
    let mut targets = weights.clone();
    targets.update(|i, _, weight| Some(weight.saturating_mul(active_stake[i])));
    targets.column_normalize();
    targets
}

/// The consensus that liquid alpha compares the weights with.
pub fn liquid_consensus(input: &EpochInput, current: &[I32F32]) -> Vec<I32F32> {
    let whole_penalty = proportion(input.parameters.bonds_penalty) == ONE;
    let wants_previous = match input.parameters.liquid_alpha_consensus {
        ConsensusSource::Current => false,
        ConsensusSource::Previous => true,
        ConsensusSource::Auto => whole_penalty,
    };
    match &input.previous_consensus {
        Some(previous) if wants_previous => {
            (0..current.len()).map(|j| previous.get(j).map_or(ZERO, |&share| proportion(share))).collect()
        }
        _ => current.to_vec(),
    }
}

/// The rate of each bond under liquid alpha, for all validators and miners.
pub fn liquid_rates(weights: &Matrix, old: &Matrix, consensus: &[I32F32], parameters: &Parameters) -> Vec<Vec<I32F32>> {
    let (low, high) = (proportion(parameters.alpha_low), proportion(parameters.alpha_high));
    let steepness = I32F32::from_num(parameters.alpha_sigmoid_steepness).saturating_div(I32F32::from_num(-100));
    let rate = |weight: I32F32, bond: I32F32, consensus: I32F32| {
        let distance = if weight >= bond { weight.saturating_sub(consensus) } else { bond.saturating_sub(weight) };
        let distance = clamp(distance, ZERO, ONE);
        let exponent = steepness.saturating_mul(distance.saturating_sub(I32F32::from_num(0.5)));
        let sigmoid = ONE.saturating_div(ONE.saturating_add(exp_of(exponent)));
        clamp(low.saturating_add(sigmoid.saturating_mul(high.saturating_sub(low))), low, high)
    };
    (0..weights.size())
        .map(|i| {
            let (weights, bonds) = (walk(weights, i), walk(old, i));
            (0..weights.len()).map(|j| rate(weights[j], bonds[j], consensus[j])).collect()
        })
        .collect()
}

fn exp_of(exponent: I32F32) -> I32F32 {
    let bounded = clamp(exponent, I32F32::from_num(-20), I32F32::from_num(20));
    exp(bounded).unwrap_or(if bounded > ZERO { I32F32::max_value() } else { ZERO })
}

/// Reads a row with one forward-only cursor: it misses an entry stored after a larger column.
fn walk(matrix: &Matrix, i: usize) -> Vec<I32F32> {
    let stored: Vec<usize> = matrix.stored_columns(i).collect();
    let mut cursor = 0;
    (0..matrix.size())
        .map(|j| {
            while cursor < stored.len() && stored[cursor] < j {
                cursor += 1;
            }
            if stored.get(cursor) == Some(&j) { matrix.or_zero(i, j) } else { ZERO }
        })
        .collect()
}

/// Yuma 3 with a rate for each bond. An old bond without an entry in `weights` is dropped.
pub fn liquid_bonds(weights: &Matrix, old: &Matrix, rates: &[Vec<I32F32>]) -> Matrix {
    let mut bonds = Matrix::empty(weights.size());
    for (i, rates) in rates.iter().enumerate() {
        for (column, weight) in weights.row(i) {
            let j = usize::from(column);
            let rate = rates[j];
            let decayed = ONE.saturating_sub(rate).saturating_mul(old.or_zero(i, j));
            let bought = rate.saturating_mul(weight).max(ZERO);
            let value = decayed.saturating_add(bought).min(ONE);
            if value > ZERO {
                bonds.append(i, j, value);
            }
        }
    }
    bonds
}
