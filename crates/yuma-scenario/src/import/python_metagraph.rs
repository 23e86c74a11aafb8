//! The dump of a metagraph of the Python library: lists named `S` (stake) and `W` (weights), one entry per uid.

use serde_json::Value;

use super::content::{Label, Participant, SubnetData, WeightRow, Weights};
use super::fields::{FieldError, Record};
use super::note::{Assumption, Ignored};
use super::number;
use crate::limits;
use crate::table::WeightUnit;
use yuma_engine::quantity::Share;

/// The lists that are read, besides the block and the number of the subnet.
const KNOWN: &[&str] = &["S", "W", "n", "netuid", "block", "uids", "hotkeys", "validator_permit", "last_update"];

/// Reads a dump.
///
/// # Errors
/// Returns a [`FieldError`] if a list has another length or an unusable entry.
pub(super) fn read(content: &Value) -> Result<SubnetData, FieldError> {
    let dump = Record::of(content, 1, "S")?;
    let stakes = dump.required("S", |list| numbers(list, number::tokens))?;
    if stakes.len() > limits::NEURONS {
        return Err(dump.unusable("S"));
    }
    let uids: Vec<u16> = match dump.optional("uids", |list| numbers(list, number::count))? {
        Some(uids) => {
            uids.into_iter().map(u16::try_from).collect::<Result<_, _>>().map_err(|_| dump.unusable("uids"))?
        }
        None => (0..).take(stakes.len()).collect(),
    };
    if uids.len() != stakes.len() {
        return Err(dump.unusable("uids"));
    }
    let block = dump.count("block")?;
    let permits = dump.optional("validator_permit", |list| numbers(list, number::flag))?;
    let updates = dump.optional("last_update", |list| numbers(list, number::count))?;
    let hotkeys = dump.optional("hotkeys", |list| numbers(list, |hotkey| Some(hotkey.as_str()?.to_owned())))?;
    let participant = |(index, (&uid, &stake)): (usize, (&u16, &u64))| Participant {
        alpha_stake: Some(stake),
        hotkey: hotkeys.as_ref().and_then(|hotkeys| hotkeys.get(index).cloned()),
        permit: permits.as_ref().and_then(|permits| permits.get(index).copied()),
        blocks_since_update: block
            .zip(updates.as_ref().and_then(|updates| updates.get(index)))
            .map(|(block, &updated)| block.saturating_sub(updated)),
        ..Participant::new(Label::Uid(uid))
    };
    let others = dump.other_fields(KNOWN);
    Ok(SubnetData {
        netuid: dump.optional("netuid", number::count)?.and_then(|netuid| u16::try_from(netuid).ok()),
        block,
        participants: uids.iter().zip(&stakes).enumerate().map(participant).collect(),
        weights: weights(dump, &uids)?,
        assumptions: vec![Assumption::StakeIsAlpha],
        ignored: if others.is_empty() { Vec::new() } else { vec![Ignored::Fields(others)] },
        ..SubnetData::default()
    })
}

/// Reads the dense matrix of weights. The largest number determines the unit.
fn weights(dump: Record<'_>, uids: &[u16]) -> Result<Option<Weights>, FieldError> {
    let Some(matrix) = dump.optional("W", |list| numbers(list, |row| numbers(row, number::decimal)))? else {
        return Ok(None);
    };
    if matrix.len() != uids.len() || matrix.iter().any(|row| row.len() > uids.len()) {
        return Err(dump.unusable("W"));
    }
    let largest = matrix.iter().flatten().fold(0.0, |largest: f64, &weight| largest.max(weight));
    let unit = if largest <= 1.0 { WeightUnit::Fraction } else { WeightUnit::U16 };
    let mut rows = Vec::new();
    for (&uid, row) in uids.iter().zip(&matrix) {
        let mut entries: Vec<(Label, Share)> = Vec::new();
        for (&miner, &weight) in uids.iter().zip(row).filter(|(_, weight)| **weight > 0.0) {
            entries.push((Label::Uid(miner), unit.share(weight).map_err(|_| dump.unusable("W"))?));
        }
        if !entries.is_empty() {
            rows.push(WeightRow { validator: Label::Uid(uid), hotkey: None, entries });
        }
    }
    Ok(Some(Weights { rows, columns: None, unit }))
}

/// Reads a list of which every entry must be usable.
fn numbers<T>(list: &Value, parse: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    list.as_array()?.iter().map(parse).collect()
}
