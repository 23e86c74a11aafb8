//! Joins the parts of a subnet from several files.

use std::collections::HashSet;

use super::combine_error::CombineError;
use super::content::{Label, Participant, SubnetData};
use super::directory::Directory;
use crate::table::WeightUnit;
use yuma_engine::quantity::{Share, Uid};

/// A subnet joined from several files.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// The participants by uid.
    pub participants: Vec<Participant>,
    /// The names by uid.
    pub names: Vec<String>,
    /// The weights by validator, in the order of the files.
    pub rows: Vec<(Uid, Vec<(Uid, Share)>)>,
    /// The unit of the weights, if there are any.
    pub unit: Option<WeightUnit>,
    /// The miners of tables with names, in their order; empty if the participants have uids.
    pub columns: Vec<Uid>,
    /// The number of uids that no file mentions.
    pub unknown_uids: usize,
}

/// Joins files.
///
/// # Errors
/// Returns a [`CombineError`] if a participant occurs twice in a file, or the files name different participants.
pub(super) fn merge(files: &[&SubnetData]) -> Result<Merged, CombineError> {
    let directory = Directory::of(files)?;
    let mut merged = Merged {
        participants: (0..).map(Label::Uid).map(Participant::new).take(directory.count).collect(),
        unknown_uids: directory.count - directory.mentioned.len(),
        ..Merged::default()
    };
    for file in files {
        let mut seen = HashSet::new();
        for participant in &file.participants {
            let uid = directory.find(&participant.label)?;
            if !seen.insert(uid) {
                return Err(CombineError::DuplicateUid { uid });
            }
            if let Some(known) = merged.participants.get_mut(uid.index()) {
                fill(known, participant);
            }
        }
        let Some(weights) = &file.weights else { continue };
        merged.unit = Some(weights.unit);
        let mut seen = HashSet::new();
        for row in &weights.rows {
            let uid = directory.find(&row.validator)?;
            if !seen.insert(uid) {
                return Err(CombineError::DuplicateUid { uid });
            }
            if let Some(known) = merged.participants.get_mut(uid.index()) {
                known.hotkey = known.hotkey.take().or_else(|| row.hotkey.clone());
            }
            let entries: Result<Vec<_>, CombineError> =
                row.entries.iter().map(|(miner, share)| Ok((directory.find(miner)?, *share))).collect();
            merged.rows.retain(|(known, _)| *known != uid);
            merged.rows.push((uid, entries?));
        }
        if !directory.has_uids {
            let columns: Result<Vec<Uid>, _> =
                weights.miners().into_iter().map(|miner| directory.find(miner)).collect();
            let columns = columns?;
            merged
                .columns
                .extend(columns.iter().filter(|uid| !merged.columns.contains(uid)).copied().collect::<Vec<_>>());
        }
    }
    merged.names = directory.names(&merged.participants);
    Ok(merged)
}

/// Adds the values of a participant that are not known yet.
fn fill(known: &mut Participant, other: &Participant) {
    known.hotkey = known.hotkey.take().or_else(|| other.hotkey.clone());
    known.identity = known.identity.take().or_else(|| other.identity.clone());
    known.alpha_stake = known.alpha_stake.or(other.alpha_stake);
    known.tao_stake = known.tao_stake.or(other.tao_stake);
    known.permit = known.permit.or(other.permit);
    known.active = known.active.or(other.active);
    known.blocks_since_update = known.blocks_since_update.or(other.blocks_since_update);
    known.registered_at = known.registered_at.or(other.registered_at);
    known.is_owner |= other.is_owner;
}
