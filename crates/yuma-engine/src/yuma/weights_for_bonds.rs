//! Weights for bonds: the part of a weight above consensus that still earns bonds (spec 5.8).

use std::borrow::Cow;

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use crate::fixed::{ONE, ZERO, from_share, mul};
use crate::quantity::{Share, Uid};

/// Moves the weights toward the clipped ones by the penalty: `weight + penalty * (clipped - weight)`.
///
/// A penalty of exactly 0 or 1 returns the weights or the clipped weights unchanged, with their order and explicit
/// zeros; any other value sorts each row and drops values that are not above zero.
/// Source: spec 5.8; chain `interpolate_sparse`.
pub fn weights_for_bonds<'a>(
    weights: &'a Sparse<I32F32>,
    clipped: &'a Sparse<I32F32>,
    bonds_penalty: Share,
    uid_count: u16,
) -> Cow<'a, Sparse<I32F32>> {
    let penalty = from_share(bonds_penalty);
    if penalty == ZERO {
        return Cow::Borrowed(weights);
    }
    if penalty == ONE {
        return Cow::Borrowed(clipped);
    }
    let mut mixed = Sparse::with_capacity(weights.row_count(), weights.entry_count());
    let mut dense = vec![(ZERO, ZERO); usize::from(uid_count)];
    for (validator, row) in weights.rows() {
        if row.is_empty() {
            mixed.push_row([]);
            continue;
        }
        dense.fill((ZERO, ZERO));
        for &(miner, weight) in row {
            if let Some((given, _)) = dense.get_mut(miner.index()) {
                *given = weight;
            }
        }
        for &(miner, weight) in clipped.row(validator) {
            if let Some((_, left)) = dense.get_mut(miner.index()) {
                *left = weight;
            }
        }
        let cells = Uid::all(uid_count).zip(&dense).filter(|(_, cell)| **cell != (ZERO, ZERO));
        mixed.push_row(cells.filter_map(|(miner, &(given, left))| {
            let moved = given.saturating_add(mul(penalty, left.saturating_sub(given)));
            (moved > ZERO).then_some((miner, moved))
        }));
    }
    Cow::Owned(mixed)
}
