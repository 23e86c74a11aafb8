//! Single cells of weights and of stored bonds.

use super::distribute::keep_sum;
use super::find::row;
use crate::Invalid;
use crate::matrix::Matrix;
use crate::model::Document;
use yuma_engine::quantity::{Share, Uid};

/// Sets or removes an entry. A new entry is inserted so that an ascending row stays ascending: the chain reads some
/// rows by ascending column (spec 5.11.3).
pub fn set(
    document: &mut Document,
    matrix: Matrix,
    uid: Uid,
    column: Uid,
    value: Option<Share>,
) -> Result<(), Invalid> {
    let entries = row(document, matrix, uid)?;
    let index = entries.iter().position(|&(at, _)| at == column);
    match (index, value) {
        (Some(index), Some(share)) => entries.iter_mut().skip(index).take(1).for_each(|entry| entry.1 = share),
        (Some(index), None) => {
            entries.remove(index);
        }
        (None, Some(share)) => {
            let index = entries.iter().position(|&(at, _)| at > column).unwrap_or(entries.len());
            entries.insert(index, (column, share));
        }
        (None, None) => {}
    }
    Ok(())
}

/// Sets an entry and scales the others to keep the row's sum. Of the columns that stay, those that leave no room are scaled
/// too, the first before the last. A row of zeros has no sum to keep.
pub fn set_keeping_sum(
    document: &mut Document,
    matrix: Matrix,
    (uid, column): (Uid, Uid),
    value: Share,
    stays: &[Uid],
) -> Result<(), Invalid> {
    let entries = document.row(matrix, uid);
    let sum = sum_of(entries, |_| true);
    if sum == 0 {
        return set(document, matrix, uid, column, Some(value));
    }
    let stays = fitting(entries, column, value.0.into(), stays);
    let kept = sum_of(entries, |at| at != column && stays.contains(&at));
    let has_others = entries.iter().any(|&(at, _)| at != column);
    let others: Vec<Uid> = if has_others {
        entries.iter().map(|&(at, _)| at).filter(|&at| at != column && !stays.contains(&at)).collect()
    } else {
        document.miners.iter().copied().filter(|&at| at != column && at != uid).collect()
    };
    let parts: Vec<u16> = others.iter().map(|&at| document.cell(matrix, uid, at).unwrap_or_default().0).collect();
    let (value, shares) = keep_sum(sum - kept, value.0, &parts);
    set(document, matrix, uid, column, Some(Share(value)))?;
    for (at, share) in others.into_iter().zip(shares) {
        set(document, matrix, uid, at, Some(Share(share)))?;
    }
    Ok(())
}

/// Returns the first columns of `stays` that can keep their entries beside a new value of `column` in a row that keeps its sum.
pub fn fitting<'a>(entries: &[(Uid, Share)], column: Uid, value: u64, stays: &'a [Uid]) -> &'a [Uid] {
    let sum = sum_of(entries, |_| true);
    let fits = |stays: &[Uid]| {
        let kept = sum_of(entries, |at| at != column && stays.contains(&at));
        let has_others = entries.iter().any(|(at, _)| *at != column && !stays.contains(at));
        value + kept == sum || value + kept < sum && has_others
    };
    (0..=stays.len()).rev().filter_map(|count| stays.get(..count)).find(|stays| fits(stays)).unwrap_or_default()
}

/// Returns the sum of the entries of some columns.
pub fn sum_of(entries: &[(Uid, Share)], is_summed: impl Fn(Uid) -> bool) -> u64 {
    entries.iter().filter(|(at, _)| is_summed(*at)).map(|&(_, share)| u64::from(share.0)).sum()
}
