//! The uids of the participants that several files name, each in its own way.

use std::collections::{HashMap, HashSet};

use super::combine_error::CombineError;
use super::content::{Label, Participant, SubnetData};
use super::display_name;
use crate::limits;
use yuma_engine::quantity::Uid;

/// The uids of all labels.
pub(super) struct Directory {
    /// Whether the participants have uids, and not only names.
    pub has_uids: bool,
    /// The number of neurons.
    pub count: usize,
    /// The uids that occur in a file.
    pub mentioned: HashSet<u16>,
    /// The uid of each label, in files without uids by order of appearance: validators, miners, other participants.
    uids: HashMap<Label, u16>,
    labels: Vec<Label>,
}

impl Directory {
    /// Collects the labels of files.
    ///
    /// # Errors
    /// Returns a [`CombineError`] if there are too many participants, or the files name different ones.
    pub fn of(files: &[&SubnetData]) -> Result<Self, CombineError> {
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

    /// Returns the uid of a label.
    ///
    /// # Errors
    /// Returns [`CombineError::UnknownName`].
    pub fn find(&self, label: &Label) -> Result<Uid, CombineError> {
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
    pub fn names(&self, participants: &[Participant]) -> Vec<String> {
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
