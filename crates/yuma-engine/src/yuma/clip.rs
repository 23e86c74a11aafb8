//! Clipping: weights limited to consensus, and the sum of each clipped row (spec 5.7).

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use super::workspace::Workspace;
use crate::fixed::{ZERO, sum};

/// Limits each weight to consensus: `min(weight, consensus)`.
///
/// Drops a weight on a miner whose consensus is 0. A weight that is 0 itself stays as an explicit zero.
/// Source: spec 5.7; chain `col_clip_sparse`.
pub fn clipped(weights: &Sparse<I32F32>, consensus: &[I32F32], workspace: &mut Workspace) -> Sparse<I32F32> {
    weights.filter_map_into(workspace.matrix(weights.row_count(), weights.entry_count()), |_, miner, weight| {
        let limit = consensus.get(miner.index()).copied().unwrap_or_default();
        if limit >= weight { Some(weight) } else { (limit > ZERO).then_some(limit) }
    })
}

/// Returns the sum of each validator's clipped row, `sum(clipped)`. It is 1 for a validator whose weights never
/// exceed consensus.
///
/// Source: spec 5.7; chain `row_sum_sparse`.
pub fn validator_trust(clipped: &Sparse<I32F32>) -> Vec<I32F32> {
    clipped.rows().map(|(_, row)| sum(row.iter().map(|&(_, weight)| weight))).collect()
}
