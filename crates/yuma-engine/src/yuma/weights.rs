//! Weights: the stored rows without masked entries, as shares of each row (spec 5.5).

use substrate_fixed::types::I32F32;

use super::input::EpochInput;
use super::sparse::Sparse;
use super::workspace::Workspace;
use crate::fixed::ZERO;
use crate::quantity::{Block, Share, Uid};

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
    match RowMask::of(input, permits, validator) {
        Some(row) => row.mask(miner, input.block_at_registration(miner)),
        None => Some(WeightMask::NoPermit),
    }
}

/// The mask of a permitted validator's row.
struct RowMask {
    validator: Uid,
    counts_self_weight: bool,
    last_update: Block,
    commit_block: Option<Block>,
}

impl RowMask {
    /// Returns the mask of a row; `None` without a permit.
    fn of(input: &EpochInput, permits: &[bool], validator: Uid) -> Option<RowMask> {
        (permits.get(validator.index()) == Some(&true)).then(|| RowMask {
            validator,
            counts_self_weight: input.owner == Some(validator),
            last_update: input.last_update(validator),
            commit_block: input.commit_block(validator),
        })
    }

    fn mask(&self, miner: Uid, registered: Block) -> Option<WeightMask> {
        if miner == self.validator && !self.counts_self_weight {
            Some(WeightMask::SelfWeight)
        } else if self.last_update <= registered {
            Some(WeightMask::Outdated)
        } else if self.commit_block.is_some_and(|commit| commit < registered) {
            Some(WeightMask::OutdatedCommit)
        } else {
            None
        }
    }
}

/// Returns the weights that count, each row divided by its sum. Keeps explicit zeros and the order of each row.
///
/// Source: spec 5.5; chain `mask_rows_sparse`, `mask_diag_sparse_except_index`, `vec_mask_sparse_matrix`,
/// `inplace_row_normalize_sparse`.
pub fn weights(input: &EpochInput, permits: &[bool], workspace: &mut Workspace) -> Sparse<I32F32> {
    let mut weights = workspace.matrix(usize::from(input.uid_count), input.weights.entry_count());
    for validator in input.uids() {
        let Some(mask) = RowMask::of(input, permits, validator) else {
            weights.push_distinct(std::iter::empty());
            continue;
        };
        let counts =
            |miner: Uid| miner.0 < input.uid_count && mask.mask(miner, input.block_at_registration(miner)).is_none();
        let counted = || input.weights.row(validator).iter().filter(|(miner, _)| counts(*miner));
        // Rows are shorter than 2^16, so sums stay below 2^32.
        let total: u64 = counted().map(|(_, weight)| u64::from(weight.0)).sum();
        let share = |weight: Share| match (u64::from(weight.0) << 32).checked_div(total) {
            Some(bits) => I32F32::from_bits(bits as i64),
            None => ZERO,
        };
        weights.push_distinct(counted().map(|&(miner, weight)| (miner, share(weight))));
    }
    weights
}
