//! Incentive: each miner's share of the miners' pay (spec 5.7).

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use crate::fixed::{mul, normalize};

/// Returns the stake-weighted sum of the clipped weights on each miner: `sum(active_stake * clipped)`, each product
/// rounded down.
///
/// Source: spec 5.7; chain `matmul_sparse`.
pub fn ranks(clipped: &Sparse<I32F32>, active_stake: &[I32F32]) -> Vec<I32F32> {
    let mut ranks = vec![I32F32::default(); active_stake.len()];
    for ((_, row), &stake) in clipped.rows().zip(active_stake) {
        for &(miner, weight) in row {
            if let Some(rank) = ranks.get_mut(miner.index()) {
                *rank = rank.saturating_add(mul(stake, weight));
            }
        }
    }
    ranks
}

/// Returns the ranks as shares of their sum.
pub fn incentive(ranks: &[I32F32]) -> Vec<I32F32> {
    let mut incentive = ranks.to_vec();
    normalize(&mut incentive);
    incentive
}
