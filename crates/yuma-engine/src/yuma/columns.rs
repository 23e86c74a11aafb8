//! Operations on whole columns of a sparse matrix.

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use crate::fixed::{ZERO, safe_div};
use crate::quantity::Uid;

/// Divides each column by its sum; a column with sum 0 is unchanged.
///
/// Columns at or beyond `uid_count` are unchanged. Source: spec 1.3; chain `inplace_col_normalize_sparse`.
pub fn normalize_columns(matrix: &Sparse<I32F32>, uid_count: u16) -> Sparse<I32F32> {
    divide_columns(matrix, &fold_columns(matrix, uid_count, I32F32::saturating_add))
}

/// Divides each column by its largest entry, so that the largest becomes exactly 1.
///
/// Columns at or beyond `uid_count` and columns without a positive entry are unchanged.
/// Source: spec 1.3; chain `inplace_col_max_upscale_sparse`.
pub fn upscale_columns(matrix: &Sparse<I32F32>, uid_count: u16) -> Sparse<I32F32> {
    divide_columns(matrix, &fold_columns(matrix, uid_count, I32F32::max))
}

fn fold_columns(matrix: &Sparse<I32F32>, uid_count: u16, fold: impl Fn(I32F32, I32F32) -> I32F32) -> Vec<I32F32> {
    let mut folded = vec![ZERO; usize::from(uid_count)];
    for (_, row) in matrix.rows() {
        for &(column, value) in row {
            if let Some(sum) = folded.get_mut(column.index()) {
                *sum = fold(*sum, value);
            }
        }
    }
    folded
}

fn divide_columns(matrix: &Sparse<I32F32>, divisors: &[I32F32]) -> Sparse<I32F32> {
    let divisor = |column: Uid| divisors.get(column.index()).copied().filter(|&divisor| divisor != ZERO);
    matrix.map(|_, column, value| divisor(column).map_or(value, |divisor| safe_div(value, divisor)))
}
