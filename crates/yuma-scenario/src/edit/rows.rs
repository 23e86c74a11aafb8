//! Whole rows of weights and of stored bonds.

use super::distribute::distribute;
use super::find::row;
use crate::invalid::Invalid;
use crate::matrix::Matrix;
use crate::model::Document;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Millionths, Share, Uid};

/// An operation on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOperation {
    /// Scales the row to the sum 65535, exactly. A row of zeros is unchanged.
    Normalize,
    /// Sets every miner except the validator itself to the same value, with a sum of at most 65535.
    Fill,
    /// Removes all entries.
    Clear,
    /// Multiplies every entry, rounded half up and cut at 65535.
    Scale(Millionths),
}

/// Applies a row operation.
pub fn operate(document: &mut Document, matrix: Matrix, uid: Uid, operation: RowOperation) -> Result<(), Invalid> {
    let miners: Vec<Uid> = document.miners.iter().copied().filter(|&miner| miner != uid).collect();
    let entries = row(document, matrix, uid)?;
    match operation {
        RowOperation::Normalize => normalize(entries),
        RowOperation::Fill => *entries = equal(miners),
        RowOperation::Clear => entries.clear(),
        RowOperation::Scale(factor) => entries.iter_mut().for_each(|entry| entry.1 = scaled(entry.1, factor)),
    }
    Ok(())
}

fn normalize(entries: &mut [(Uid, Share)]) {
    let parts: Vec<u16> = entries.iter().map(|&(_, share)| share.0).collect();
    if parts.iter().all(|&part| part == 0) {
        return;
    }
    for (entry, share) in entries.iter_mut().zip(distribute(u16::MAX.into(), &parts)) {
        entry.1 = Share(share);
    }
}

fn equal(miners: Vec<Uid>) -> Vec<(Uid, Share)> {
    let count = u16::try_from(miners.len()).unwrap_or(u16::MAX).max(1);
    ascending(miners, |uid| uid.0.into()).into_iter().map(|miner| (miner, Share(u16::MAX / count))).collect()
}

fn scaled(share: Share, factor: Millionths) -> Share {
    let product = u128::from(share.0) * u128::from(factor.0);
    Share(u16::try_from((product + 500_000) / 1_000_000).unwrap_or(u16::MAX))
}
