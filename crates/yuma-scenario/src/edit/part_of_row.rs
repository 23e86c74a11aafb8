//! Weights as parts of their row, as the chain reads them.

use super::cells;
use super::distribute::distribute;
use super::find;
use crate::invalid::Invalid;
use crate::matrix::Matrix;
use crate::model::Document;
use yuma_engine::quantity::{Millionths, Share, Uid};

const WHOLE: u64 = 1_000_000;
/// A row is scaled up if its weights are so small that the stored value would be off by more than this.
const TOLERANCE: Millionths = Millionths(500);

/// The change of the other weights of the row when one is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Others {
    /// They stay, so that the row's sum changes.
    Stay,
    /// They are scaled, so that the row's sum stays. While the sum is below the basis they stay: a row that is being
    /// entered, weight by weight, has no sum to keep.
    KeepSum,
    /// As [`Others::KeepSum`], but these columns, the last entered first, stay while the rest can make room.
    KeepSumBeside(Vec<Uid>),
}

/// Returns the sum of a row of weights; the stored weights are parts of it.
pub fn row_sum(document: &Document, row: Uid) -> u64 {
    document.row(Matrix::Weights, row).iter().map(|&(_, share)| u64::from(share.0)).sum()
}

/// Sets a weight to a part of `basis`: the row's sum, or its sum before earlier edits.
///
/// The row is scaled down if the weight exceeds 65535, and up by a whole number if it is too small to hold the part.
pub fn set(
    document: &mut Document,
    (row, column): (Uid, Uid),
    part: Millionths,
    basis: u64,
    others: &Others,
) -> Result<(), Invalid> {
    let part = part.0.min(WHOLE);
    let basis = scaled_up(document, row, part, if basis == 0 { u16::MAX.into() } else { basis })?;
    let stays: &[Uid] = if let Others::KeepSumBeside(columns) = others { columns } else { &[] };
    let keeps_sum = *others != Others::Stay && row_sum(document, row) >= basis - basis / 1_000;
    let value = rounded(part, basis);
    let largest = if keeps_sum { value.max(largest_beside(document, (row, column), value, stays)) } else { value };
    let basis = scaled_down(document, row, largest, basis)?;
    let value = Share(u16::try_from(rounded(part, basis)).unwrap_or(u16::MAX));
    if keeps_sum {
        cells::set_keeping_sum(document, Matrix::Weights, (row, column), value, stays)
    } else {
        cells::set(document, Matrix::Weights, row, column, Some(value))
    }
}

/// Returns the largest other weight of a row that keeps its sum beside a new value.
fn largest_beside(document: &Document, (row, column): (Uid, Uid), value: u64, stays: &[Uid]) -> u64 {
    let stays = cells::fitting(document.row(Matrix::Weights, row), column, value, stays);
    let others = || document.row(Matrix::Weights, row).iter().filter(|&&(at, _)| at != column && !stays.contains(&at));
    let sum: u64 = others().map(|&(_, share)| u64::from(share.0)).sum();
    let largest = others().map(|&(_, share)| u64::from(share.0)).max().unwrap_or(0);
    let kept: u64 = cells::sum_of(document.row(Matrix::Weights, row), |at| at != column && stays.contains(&at));
    let left = row_sum(document, row).saturating_sub(value + kept);
    let scaled = (u128::from(largest) * u128::from(left)).checked_div(u128::from(sum)).unwrap_or_default();
    u64::try_from(scaled).unwrap_or(u64::MAX)
}

/// Returns `part * basis` in units of a weight, rounded half up.
fn rounded(part: u64, basis: u64) -> u64 {
    let value = (u128::from(part) * u128::from(basis) + u128::from(WHOLE / 2)) / u128::from(WHOLE);
    u64::try_from(value).unwrap_or(u64::MAX)
}

/// Multiplies a row, which changes no part of it, and returns the basis of the multiplied row.
fn scaled_up(document: &mut Document, row: Uid, part: u64, basis: u64) -> Result<u64, Invalid> {
    let stored = u128::from(rounded(part, basis)) * u128::from(WHOLE) / u128::from(basis);
    if stored.abs_diff(u128::from(part)) <= u128::from(TOLERANCE.0) {
        return Ok(basis);
    }
    let entries = find::row(document, Matrix::Weights, row)?;
    let largest = entries.iter().map(|&(_, share)| u64::from(share.0)).max().unwrap_or(0);
    let factor = (u64::from(u16::MAX) / largest.max(basis)).max(1);
    for (_, share) in entries {
        *share = Share(u16::try_from(u64::from(share.0) * factor).unwrap_or(u16::MAX));
    }
    Ok(basis * factor)
}

/// Scales a row down until its largest weight fits, and returns the basis of the scaled row.
fn scaled_down(document: &mut Document, row: Uid, largest: u64, basis: u64) -> Result<u64, Invalid> {
    if largest <= u64::from(u16::MAX) {
        return Ok(basis);
    }
    let entries = find::row(document, Matrix::Weights, row)?;
    let parts: Vec<u16> = entries.iter().map(|&(_, share)| share.0).collect();
    let sum: u64 = parts.iter().map(|&share| u64::from(share)).sum();
    let shrunk =
        |amount: u64| u64::try_from(u128::from(amount) * u128::from(u16::MAX) / u128::from(largest)).unwrap_or(0);
    let shares = distribute(shrunk(sum), &parts);
    *entries = entries.iter().zip(shares).map(|(&(column, _), share)| (column, Share(share))).collect();
    Ok(shrunk(basis))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::small;

    const COLUMNS: [Uid; 2] = [Uid(2), Uid(3)];

    /// Sets the first weight of a row of two and returns the parts of both, in hundredths of a percent.
    fn check(weights: [u16; 2], percent: u64, others: Others, expected: [u64; 2]) {
        let mut document = Document::clone(&small().unwrap());
        let entries = COLUMNS.into_iter().zip(weights).filter(|&(_, weight)| weight > 0);
        document.weights[0] = Arc::new(entries.map(|(column, weight)| (column, Share(weight))).collect());
        let basis = row_sum(&document, Uid(0));
        set(&mut document, (Uid(0), COLUMNS[0]), Millionths(percent * 10_000), basis, &others).unwrap();
        let sum = row_sum(&document, Uid(0)).max(1);
        let parts = COLUMNS.map(|column| {
            let share = document.cell(Matrix::Weights, Uid(0), column).unwrap_or_default();
            (u64::from(share.0) * 20_000 + sum) / (2 * sum)
        });
        assert_eq!(parts, expected, "{weights:?}, {percent} %, {others:?}");
    }

    #[test]
    fn a_weight_becomes_the_typed_part_of_its_row() {
        for (weights, percent, expected) in [
            ([32_768, 32_767], 40, [4_000, 6_000]),
            ([65_535, 65_535], 40, [4_000, 6_000]),
            // More than one weight can hold: the row shrinks.
            ([65_535, 65_535], 80, [8_000, 2_000]),
            // Too small for the part: the row grows.
            ([1, 2], 40, [4_000, 6_000]),
            ([1, 2], 100, [10_000, 0]),
            ([655, 0], 25, [2_504, 7_496]),
            // A row that is entered weight by weight has no sum to keep.
            ([0, 0], 40, [10_000, 0]),
        ] {
            check(weights, percent, Others::KeepSum, expected);
        }
    }

    #[test]
    fn the_other_weights_stay_without_a_sum_to_keep() {
        check([32_768, 32_767], 100, Others::Stay, [6_667, 3_333]);
        check([65_535, 65_535], 100, Others::Stay, [6_667, 3_333]);
        check([32_768, 32_767], 0, Others::Stay, [0, 10_000]);
    }
}
