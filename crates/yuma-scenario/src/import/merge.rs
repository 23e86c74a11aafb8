//! Joins the parts of a subnet from several files, and gives every participant a uid.

use std::collections::{HashMap, HashSet};

use super::combine::CombineError;
use super::content::{Label, Participant, SubnetData};
use super::display_name;
use crate::limits;
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

/// The uids of all labels.
struct Directory {
    has_uids: bool,
    count: usize,
    mentioned: HashSet<u16>,
    /// The uid of each label, in files without uids by order of appearance: validators, miners, other participants.
    uids: HashMap<Label, u16>,
    labels: Vec<Label>,
}

impl Directory {
    fn of(files: &[&SubnetData]) -> Result<Self, CombineError> {
        let labels = labels(files);
        let has_uids = labels.iter().any(|label| matches!(label, Label::Uid(_)));
        let mut directory =
            Directory { has_uids, count: 0, mentioned: HashSet::new(), uids: HashMap::new(), labels: Vec::new() };
        if has_uids {
            directory.add_hotkeys(files);
            for label in &labels {
                if let Label::Uid(uid) = label {
                    directory.mentioned.insert(*uid);
                    directory.count = directory.count.max(usize::from(*uid) + 1);
                }
            }
        } else {
            for label in labels {
                let next = directory.labels.len();
                if directory.uids.contains_key(&label) {
                    continue;
                }
                directory.uids.insert(label.clone(), u16::try_from(next).unwrap_or(u16::MAX));
                directory.labels.push(label);
            }
            directory.count = directory.labels.len();
            directory.mentioned = (0..).take(directory.count).collect();
            directory.join_stakes_in_order(files)?;
        }
        if directory.count > limits::NEURONS {
            return Err(CombineError::TooManyNeurons { count: directory.count, limit: limits::NEURONS });
        }
        Ok(directory)
    }

    /// Makes hotkeys and identities refer to their uids.
    fn add_hotkeys(&mut self, files: &[&SubnetData]) {
        for file in files {
            for participant in &file.participants {
                if let Label::Uid(uid) = participant.label {
                    let names = [&participant.hotkey, &participant.identity].into_iter().flatten();
                    self.uids.extend(names.map(|name| (Label::Name(name.clone()), uid)));
                }
            }
            for row in file.weights.iter().flat_map(|weights| &weights.rows) {
                if let (Label::Uid(uid), Some(hotkey)) = (&row.validator, &row.hotkey) {
                    self.uids.insert(Label::Name(hotkey.clone()), *uid);
                }
            }
        }
    }

    /// Makes stakes refer to the rows of a table without names, if there are as many.
    fn join_stakes_in_order(&mut self, files: &[&SubnetData]) -> Result<(), CombineError> {
        let rows = self.labels.iter().filter(|label| matches!(label, Label::Row(_))).count();
        if rows == 0 {
            return Ok(());
        }
        for file in files.iter().filter(|file| !file.participants.is_empty()) {
            if file.participants.len() != rows {
                return Err(CombineError::OtherCount { stakes: file.participants.len(), rows });
            }
            for (uid, participant) in (0..).zip(&file.participants) {
                self.uids.insert(participant.label.clone(), uid);
            }
        }
        Ok(())
    }

    fn find(&self, label: &Label) -> Result<Uid, CombineError> {
        match label {
            Label::Uid(uid) => Ok(Uid(*uid)),
            other => self.uids.get(other).copied().map(Uid).ok_or_else(|| CombineError::UnknownName {
                name: match other {
                    Label::Name(name) => display_name::of_label(name),
                    Label::Uid(index) => index.to_string(),
                    Label::Row(index) | Label::Column(index) => (index + 1).to_string(),
                },
            }),
        }
    }

    /// Returns the names by uid, each once.
    fn names(&self, participants: &[Participant]) -> Vec<String> {
        let mut taken = HashSet::new();
        let name = |(uid, participant): (u16, &Participant)| {
            let name = match self.labels.get(usize::from(uid)) {
                Some(Label::Name(name)) => display_name::of_label(name),
                Some(Label::Row(index)) => format!("V{}", index + 1),
                Some(Label::Column(index)) => format!("M{}", index + 1),
                _ => display_name::of_neuron(uid, participant.identity.as_deref(), participant.hotkey.as_deref()),
            };
            // Two hotkeys may look alike when they are shortened.
            if name.is_empty() || taken.insert(name.clone()) { name } else { String::new() }
        };
        (0..).zip(participants).map(name).collect()
    }
}

/// Returns all labels: validators, miners, other participants.
fn labels(files: &[&SubnetData]) -> Vec<Label> {
    let weights = || files.iter().filter_map(|file| file.weights.as_ref());
    let validators = weights().flat_map(|weights| weights.rows.iter().map(|row| row.validator.clone()));
    let miners = weights().flat_map(|weights| weights.miners().into_iter().cloned());
    let labels: Vec<Label> = validators.chain(miners).collect();
    // Stakes belong to the rows of a table without names in their order.
    if labels.iter().any(|label| matches!(label, Label::Row(_))) {
        return labels;
    }
    let participants = files.iter().flat_map(|file| file.participants.iter().map(|one| one.label.clone()));
    labels.into_iter().chain(participants).collect()
}
