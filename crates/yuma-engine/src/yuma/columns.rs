//! Operations on whole columns of a sparse matrix.

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use crate::fixed::{ZERO, safe_div};

/// Divides each column by its sum; a column with sum 0 is unchanged.
///
/// Columns at or beyond `uid_count` are unchanged. Source: spec 1.3; chain `inplace_col_normalize_sparse`.
pub fn normalize_columns(matrix: &mut Sparse<I32F32>, uid_count: u16) {
    divide_columns(matrix, uid_count, I32F32::saturating_add);
}

/// Divides each column by its largest entry, so that the largest becomes exactly 1.
///
/// Columns at or beyond `uid_count` and columns without a positive entry are unchanged.
/// Source: spec 1.3; chain `inplace_col_max_upscale_sparse`.
pub fn upscale_columns(matrix: &mut Sparse<I32F32>, uid_count: u16) {
    divide_columns(matrix, uid_count, I32F32::max);
}

fn divide_columns(matrix: &mut Sparse<I32F32>, uid_count: u16, fold: impl Fn(I32F32, I32F32) -> I32F32) {
    let mut divisors = vec![ZERO; usize::from(uid_count)];
    for (column, value) in matrix.entries_mut() {
        if let Some(divisor) = divisors.get_mut(column.index()) {
            *divisor = fold(*divisor, *value);
        }
    }
    for (column, value) in matrix.entries_mut() {
        if let Some(&divisor) = divisors.get(column.index())
            && divisor != ZERO
        {
            *value = safe_div(*value, divisor);
        }
    }
}
