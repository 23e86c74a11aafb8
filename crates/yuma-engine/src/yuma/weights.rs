//! Weights: the stored rows without masked entries, as shares of each row (spec 5.5).

use substrate_fixed::types::I32F32;

use super::input::EpochInput;
use super::sparse::Sparse;
use crate::fixed::{ZERO, safe_div, sum};
use crate::quantity::Uid;

/// The reason why a stored weight does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightMask {
    /// The validator has no permit.
    NoPermit,
    /// The weight is a neuron's weight on itself; only the owner's counts.
    SelfWeight,
    /// The miner registered in or after the block of the validator's last update: the weight was given to its
    /// predecessor.
    Outdated,
    /// The miner registered after the validator's earliest open commit.
    OutdatedCommit,
}

/// Returns the reason why the weight of `validator` on `miner` does not count, or `None` if it counts. `permits` are
/// those of [`super::permits::validator_permits`].
pub fn weight_mask(input: &EpochInput, permits: &[bool], validator: Uid, miner: Uid) -> Option<WeightMask> {
    let registered = input.block_at_registration(miner);
    if permits.get(validator.index()) != Some(&true) {
        Some(WeightMask::NoPermit)
    } else if validator == miner && input.owner != Some(validator) {
        Some(WeightMask::SelfWeight)
    } else if input.last_update(validator) <= registered {
        Some(WeightMask::Outdated)
    } else if input.commit_block(validator).is_some_and(|commit| commit < registered) {
        Some(WeightMask::OutdatedCommit)
    } else {
        None
    }
}

/// Returns the weights that count, each row divided by its sum. Keeps explicit zeros and the order of each row.
///
/// Source: spec 5.5; chain `mask_rows_sparse`, `mask_diag_sparse_except_index`, `vec_mask_sparse_matrix`,
/// `inplace_row_normalize_sparse`.
pub fn weights(input: &EpochInput, permits: &[bool]) -> Sparse<I32F32> {
    let mut weights = Sparse::with_capacity(usize::from(input.uid_count), input.weights.entry_count());
    let mut row: Vec<(Uid, I32F32)> = Vec::new();
    for validator in input.uids() {
        row.clear();
        if permits.get(validator.index()) == Some(&true) {
            let counted = input.weights.row(validator).iter().filter(|(miner, _)| {
                miner.0 < input.uid_count && weight_mask(input, permits, validator, *miner).is_none()
            });
            row.extend(counted.map(|&(miner, weight)| (miner, I32F32::from_num(weight.0))));
            normalize_row(&mut row);
        }
        weights.push_row(row.iter().copied());
    }
    weights
}

fn normalize_row(row: &mut [(Uid, I32F32)]) {
    let total = sum(row.iter().map(|&(_, weight)| weight));
    if total > ZERO {
        for (_, weight) in row {
            *weight = whole_quotient(*weight, total).unwrap_or_else(|| safe_div(*weight, total));
        }
    }
}

/// Divides two whole numbers below 2^31, using 64-bit arithmetic only.
fn whole_quotient(dividend: I32F32, divisor: I32F32) -> Option<I32F32> {
    let dividend: u64 = dividend.checked_to_num()?;
    let divisor: u64 = divisor.checked_to_num()?;
    let bits = (dividend << 32).checked_div(divisor)?;
    i64::try_from(bits).ok().map(I32F32::from_bits)
}
