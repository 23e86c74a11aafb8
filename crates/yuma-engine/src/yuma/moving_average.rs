//! The moving average of bonds with a single rate (spec 1.3).

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use super::workspace::Workspace;
use crate::fixed::{ONE, ZERO, mul};
use crate::quantity::Uid;

/// Computes `rate * new + (1 - rate) * old` in every cell, each product rounded down.
///
/// Result rows are sorted by ascending column and contain only values above zero. Columns at or beyond `uid_count`
/// are ignored. Source: spec 1.3; chain `mat_ema_sparse`.
pub fn moving_average(
    new: &Sparse<I32F32>,
    old: &Sparse<I32F32>,
    rate: I32F32,
    uid_count: u16,
    workspace: &mut Workspace,
) -> Sparse<I32F32> {
    let kept = ONE.saturating_sub(rate);
    let mut averaged = workspace.matrix(new.row_count(), new.entry_count().max(old.entry_count()));
    let mut dense = vec![ZERO; usize::from(uid_count)];
    for (validator, row) in new.rows() {
        let before = old.row(validator);
        if row.is_empty() && before.is_empty() {
            averaged.push_distinct(std::iter::empty());
            continue;
        }
        for (entries, factor) in [(row, rate), (before, kept)] {
            for &(miner, value) in entries {
                if let Some(cell) = dense.get_mut(miner.index()) {
                    *cell = cell.saturating_add(mul(factor, value));
                }
            }
        }
        let cells = Uid::all(uid_count).zip(dense.iter_mut().map(std::mem::take));
        averaged.push_distinct(cells.filter(|(_, value)| *value > ZERO));
    }
    averaged
}
