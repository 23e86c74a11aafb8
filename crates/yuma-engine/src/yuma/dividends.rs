//! Dividends: each validator's share of the validators' pay (spec 5.10, 5.11.4).

use substrate_fixed::types::I32F32;

use super::parameters::YumaVersion;
use super::sparse::Sparse;
use crate::fixed::{mul, normalize};
use crate::quantity::Uid;

/// Returns the earnings of each validator's bonds: `sum(bond * incentive)` over miners, times active stake in Yuma 3.
///
/// `bond_shares` are bonds as shares of each miner's column. In Yuma 2 these already include stake.
/// Source: spec 5.10, 5.11.4; chain `matmul_transpose_sparse`, `mat_vec_mul_sparse`, `vec_mul`.
pub fn earnings(
    bond_shares: &Sparse<I32F32>,
    incentive: &[I32F32],
    active_stake: &[I32F32],
    version: YumaVersion,
) -> Vec<I32F32> {
    let per_miner = |row: &[_]| {
        row.iter().fold(I32F32::default(), |sum: I32F32, &(miner, bond): &(Uid, I32F32)| {
            sum.saturating_add(mul(bond, incentive.get(miner.index()).copied().unwrap_or_default()))
        })
    };
    let by_version = |earned: I32F32, stake: I32F32| match version {
        YumaVersion::Two => earned,
        YumaVersion::Three => earned.checked_mul(stake).unwrap_or_default(),
    };
    bond_shares.rows().zip(active_stake).map(|((_, row), &stake)| by_version(per_miner(row), stake)).collect()
}

/// Returns the earnings as shares of their sum.
pub fn dividends(earnings: &[I32F32]) -> Vec<I32F32> {
    let mut dividends = earnings.to_vec();
    normalize(&mut dividends);
    dividends
}
