//! Edits while the playhead is at an epoch, recorded as keyframes of that epoch.

use super::Edit;
use crate::invalid::{Invalid, Stored};
use crate::matrix::Matrix;
use crate::model::{Document, Scenario};
use crate::timeline::{Activity, Change, Keyframe, Subject, differences};
use yuma_engine::quantity::{Block, Epoch, Uid};

/// The range of epochs that an edit affects.
enum Reach {
    /// All epochs: names, order, participants, and the timeline itself.
    Always,
    /// From an epoch on, until a later keyframe.
    Onwards,
    /// An event at one epoch.
    Event(Change),
    /// The initial state only.
    Start(Stored),
}

impl Edit {
    /// Returns the scenario changed while the playhead is at an epoch.
    ///
    /// At the first epoch the initial state changes, as by [`Edit::apply`], and its keyframes become part of that
    /// state. At a later epoch the changes become keyframes of that epoch, and keyframes that no longer change
    /// anything are removed. Copied weights cannot be edited: the edit changes the copier's own row, which it submits
    /// from then on.
    ///
    /// # Errors
    /// Returns the errors of [`Edit::apply`], and [`Invalid::FollowsFromEpochs`] for state that is determined by
    /// earlier epochs.
    pub fn apply_at(&self, scenario: &Scenario, epoch: Epoch) -> Result<Scenario, Invalid> {
        let reach = self.reach();
        match reach {
            Reach::Always => self.apply(scenario),
            _ if epoch == Epoch(0) => self.apply_at_start(scenario),
            Reach::Start(stored) => Err(Invalid::FollowsFromEpochs { stored }),
            Reach::Event(change) => scenario.edit(|document| {
                document.timeline.set(epoch, change);
                Ok(())
            }),
            Reach::Onwards => scenario.edit(|document| self.record(document, epoch)),
        }
    }

    fn reach(&self) -> Reach {
        match *self {
            Edit::Sheet(ref sheet) if sheet.adds || sheet.renames => Reach::Always,
            Edit::Sheet(ref sheet) if sheet.matrix == Matrix::Bonds => Reach::Start(Stored::Bonds),
            Edit::Cell { matrix, .. } | Edit::CellKeepingSum { matrix, .. } | Edit::Row { matrix, .. } => {
                match matrix {
                    Matrix::Weights => Reach::Onwards,
                    Matrix::Bonds => Reach::Start(Stored::Bonds),
                }
            }
            Edit::Sheet(_)
            | Edit::PartOfRow { .. }
            | Edit::AlphaStake { .. }
            | Edit::TaoStake { .. }
            | Edit::Parameters(_)
            | Edit::HyperparameterPreset(_)
            | Edit::CommitReveal(_)
            | Edit::Emission(_)
            | Edit::Put(_) => Reach::Onwards,
            Edit::BlockAtRegistration { .. } | Edit::LastUpdate { .. } | Edit::CommitBlock { .. } => {
                Reach::Start(Stored::Blocks)
            }
            Edit::Permit { uid, permit } => Reach::Event(Change::Permit { uid, permit }),
            Edit::Activity { uid, active } => {
                let activity = if active { Activity::Submits } else { Activity::Inactive };
                Reach::Event(Change::Activity { uid, activity })
            }
            Edit::ReplaceNeuron(uid) => Reach::Event(Change::ReplaceNeuron { uid, blocks_before: Block(0) }),
            Edit::ResetBonds(uid) => Reach::Event(Change::ResetBonds { uid }),
            Edit::Owner(_)
            | Edit::Rename { .. }
            | Edit::AddValidator { .. }
            | Edit::AddMiner { .. }
            | Edit::RemoveNeuron(_)
            | Edit::Validates { .. }
            | Edit::Mines { .. }
            | Edit::MoveValidator { .. }
            | Edit::MoveMiner { .. }
            | Edit::Title(_)
            | Edit::Notes(_)
            | Edit::Timeline(_)
            | Edit::Comparison(_)
            | Edit::NextEpoch => Reach::Always,
        }
    }

    fn apply_at_start(&self, scenario: &Scenario) -> Result<Scenario, Invalid> {
        if scenario.timeline.at(Epoch(0)).is_empty() {
            return self.apply(scenario);
        }
        let before = scenario.edit(|document| {
            put_first_keyframes(document);
            Ok(())
        })?;
        self.apply(&before)?.edit(|document| {
            for uid in Uid::all(document.uid_count()) {
                if document.row(Matrix::Weights, uid) != before.row(Matrix::Weights, uid) {
                    document.timeline.remove(Epoch(0), Subject::Weights(uid));
                }
                let updated = |document: &Document| document.neuron(uid).map(|neuron| neuron.last_update);
                if updated(document) != updated(&before) {
                    document.timeline.remove(Epoch(0), Subject::Activity(uid));
                }
            }
            Ok(())
        })
    }

    /// Records the changes of an edit at an epoch as keyframes.
    fn record(&self, document: &mut Document, epoch: Epoch) -> Result<(), Invalid> {
        let before = standing(document, document.timeline.before(epoch));
        let now = standing(&before, document.timeline.at(epoch));
        let mut after = now.clone();
        self.change(&mut after)?;
        let wanted = differences(&before, &after);
        for change in differences(&now, &after) {
            let subject = change.subject();
            if wanted.iter().any(|wanted| wanted.subject() == subject) {
                document.timeline.set(epoch, change);
            } else {
                document.timeline.remove(epoch, subject);
            }
        }
        Ok(())
    }
}

/// Merges the keyframes of the first epoch into the initial state, if a document can represent them.
fn put_first_keyframes(document: &mut Document) {
    for Keyframe { change, .. } in document.timeline.at(Epoch(0)).to_vec() {
        if !matches!(change, Change::Activity { .. } | Change::Copy { .. }) {
            change.put(document);
            document.timeline.remove(Epoch(0), change.subject());
        }
    }
}

/// Returns the document after some keyframes, ignoring the results stored by the epochs between.
fn standing(document: &Document, keyframes: &[Keyframe]) -> Document {
    let mut standing = document.clone();
    keyframes.iter().for_each(|keyframe| keyframe.change.put(&mut standing));
    standing
}
