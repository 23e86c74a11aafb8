//! Weights for bonds: the part of a weight above consensus that still earns bonds (spec 5.8).

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use super::workspace::Workspace;
use crate::fixed::{ONE, ZERO, from_share, mul};
use crate::quantity::{Share, Uid};

/// The weights that bonds move toward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WeightsForBonds {
    /// The weights: a penalty of 0.
    #[default]
    Weights,
    /// The clipped weights: a penalty of 1.
    Clipped,
    /// A matrix of its own: between both, or replaced.
    Own(Sparse<I32F32>),
}

impl WeightsForBonds {
    /// Returns the matrix, given the weights and the clipped weights.
    pub fn matrix<'a>(&'a self, weights: &'a Sparse<I32F32>, clipped: &'a Sparse<I32F32>) -> &'a Sparse<I32F32> {
        match self {
            WeightsForBonds::Weights => weights,
            WeightsForBonds::Clipped => clipped,
            WeightsForBonds::Own(matrix) => matrix,
        }
    }
}

/// Moves the weights toward the clipped ones by the penalty: `weight + penalty * (clipped - weight)`.
///
/// A penalty of exactly 0 or 1 returns the weights or the clipped weights unchanged, with their order and explicit
/// zeros; any other value sorts each row and drops values that are not above zero.
/// Source: spec 5.8; chain `interpolate_sparse`.
pub fn weights_for_bonds(
    weights: &Sparse<I32F32>,
    clipped: &Sparse<I32F32>,
    bonds_penalty: Share,
    uid_count: u16,
    workspace: &mut Workspace,
) -> WeightsForBonds {
    let penalty = from_share(bonds_penalty);
    if penalty == ZERO {
        return WeightsForBonds::Weights;
    }
    if penalty == ONE {
        return WeightsForBonds::Clipped;
    }
    let mut mixed = workspace.matrix(weights.row_count(), weights.entry_count());
    let mut dense = vec![(ZERO, ZERO); usize::from(uid_count)];
    for (validator, row) in weights.rows() {
        if row.is_empty() {
            mixed.push_distinct(std::iter::empty());
            continue;
        }
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
        let cells = Uid::all(uid_count).zip(dense.iter_mut().map(std::mem::take));
        mixed.push_distinct(cells.filter_map(|(miner, (given, left))| {
            let moved = given.saturating_add(mul(penalty, left.saturating_sub(given)));
            (moved > ZERO).then_some((miner, moved))
        }));
    }
    WeightsForBonds::Own(mixed)
}
