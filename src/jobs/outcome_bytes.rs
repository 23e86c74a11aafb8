//! Serializes outcomes of epochs for the transfer from the worker to the page. Both run the same build, so the format is
//! private.
//!
//! A vector is its length and its values. Numbers are little-endian.

use yuma_engine::quantity::{Alpha, Share, Uid};
use yuma_engine::yuma::{Outcome, Sparse};

/// Appends an outcome.
pub fn write(outcome: &Outcome, bytes: &mut Vec<u8>) {
    for flags in [&outcome.active, &outcome.new_validator_permits] {
        write_all(bytes, flags, |flag| [u8::from(*flag)]);
    }
    for shares in
        [&outcome.stake_weight, &outcome.consensus, &outcome.incentive, &outcome.dividends, &outcome.validator_trust]
    {
        write_all(bytes, shares, |share| share.0.to_le_bytes());
    }
    for amounts in [&outcome.emission, &outcome.server_emission, &outcome.validator_emission] {
        write_all(bytes, amounts, |amount| amount.0.to_le_bytes());
    }
    write_length(bytes, outcome.bonds.row_count());
    for (_, row) in outcome.bonds.rows() {
        write_all(bytes, row, |&(uid, share)| (u32::from(uid.0) | u32::from(share.0) << 16).to_le_bytes());
    }
}

/// Reads an outcome from the front of the bytes and advances them. Returns `None` at their end.
pub fn read(bytes: &mut &[u8]) -> Option<Outcome> {
    let flag = |[flag]: [u8; 1]| flag != 0;
    let share = |bytes| Share(u16::from_le_bytes(bytes));
    let amount = |bytes| Alpha(u64::from_le_bytes(bytes));
    Some(Outcome {
        active: read_all(bytes, flag)?,
        new_validator_permits: read_all(bytes, flag)?,
        stake_weight: read_all(bytes, share)?,
        consensus: read_all(bytes, share)?,
        incentive: read_all(bytes, share)?,
        dividends: read_all(bytes, share)?,
        validator_trust: read_all(bytes, share)?,
        emission: read_all(bytes, amount)?,
        server_emission: read_all(bytes, amount)?,
        validator_emission: read_all(bytes, amount)?,
        bonds: read_bonds(bytes)?,
    })
}

fn read_bonds(bytes: &mut &[u8]) -> Option<Sparse<Share>> {
    let entry =
        |[low, high, rest @ ..]: [u8; 4]| (Uid(u16::from_le_bytes([low, high])), Share(u16::from_le_bytes(rest)));
    let rows: Option<Vec<_>> = (0..read_length(bytes)?).map(|_| read_all(bytes, entry)).collect();
    Some(Sparse::from_rows(rows?))
}

fn write_length(bytes: &mut Vec<u8>, length: usize) {
    // No vector of an epoch has more entries than a matrix of 4,096 neurons.
    bytes.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn write_all<T, const N: usize>(bytes: &mut Vec<u8>, values: &[T], written: impl Fn(&T) -> [u8; N]) {
    write_length(bytes, values.len());
    bytes.extend(values.iter().flat_map(written));
}

fn read_length(bytes: &mut &[u8]) -> Option<u32> {
    let (length, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*length))
}

fn read_all<T, const N: usize>(bytes: &mut &[u8], read: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
    let length = usize::try_from(read_length(bytes)?).ok()?;
    let (values, rest) = bytes.split_at_checked(length.checked_mul(N)?)?;
    *bytes = rest;
    values.chunks_exact(N).map(|value| Some(read(value.try_into().ok()?))).collect()
}
