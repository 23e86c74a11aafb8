//! The state that one epoch of a run reads.

use std::collections::VecDeque;
use std::sync::Arc;

use super::activity::set_activity;
use super::carry::carry_over;
use super::change::{Activity, Change, Source};
use super::put::registration;
use super::replacement::{replace, replace_weights};
use super::with::with;
use super::{Keyframe, Timeline};
use crate::epoch_input::{epoch_input, stored_row};
use crate::matrix::Row;
use crate::model::{Document, Scenario};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Block, Epoch, Share, Uid};
use yuma_engine::yuma::{EpochInput, Outcome};

/// The document at the time of an epoch, and the additional state that the chain stores.
///
/// The weights of the document are the rows as last submitted. The chain scaled each up when it stored it. A zero
/// that a replacement left in a stored row is not scaled again until the validator submits again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochState {
    epoch: Epoch,
    document: Document,
    stored: Vec<StoredRow>,
    stopped: Vec<bool>,
    copiers: Vec<Option<Copier>>,
    /// The past epochs that copiers may still read, the latest first; their number is given by the longest delay.
    past: VecDeque<Arc<Past>>,
}

/// A stored row of weights and the submitted one that it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StoredRow {
    submitted: Row,
    stored: Row,
}

/// A validator that copies, with its own row that it would otherwise submit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Copier {
    source: Source,
    delay: Epoch,
    own: Row,
}

/// The stored state that an epoch read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Past {
    weights: Vec<Row>,
    consensus: Option<Vec<Share>>,
}

impl EpochState {
    /// Creates the state of the first epoch.
    pub(crate) fn first(document: &Document, timeline: &Timeline) -> Self {
        let document = document.by_itself();
        let cutoff = document.activity_cutoff();
        let is_active = |last: Block| last.0.saturating_add(cutoff.0) >= document.current_block.0;
        let submitting = document.neurons.iter().map(|neuron| is_active(neuron.last_update)).collect();
        let mut epoch_state = EpochState {
            epoch: Epoch(0),
            stored: document.weights.iter().map(StoredRow::of).collect(),
            stopped: vec![false; document.neurons.len()],
            copiers: vec![None; document.neurons.len()],
            past: VecDeque::new(),
            document,
        };
        epoch_state.note_stops(timeline.at(Epoch(0)));
        epoch_state.arrive(timeline.at(Epoch(0)), submitting);
        epoch_state
    }

    /// Moves to the next epoch: applies the outcome of this one, then the keyframes of the next.
    pub(crate) fn advance(&mut self, outcome: Outcome, timeline: &Timeline) {
        self.remember(timeline.longest_delay());
        self.epoch = Epoch(self.epoch.0.saturating_add(1));
        let keyframes = timeline.at(self.epoch);
        self.note_stops(keyframes);
        let submits = outcome.active.iter().zip(&self.stopped).map(|(&active, &stopped)| active && !stopped);
        let submitting: Vec<bool> = submits.collect();
        carry_over(&mut self.document, outcome, |uid| submitting.get(uid.index()) == Some(&true));
        self.arrive(keyframes, submitting);
    }

    /// Returns the epoch that reads this state.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// Returns the document at this epoch: rows as last submitted; bonds, permits and blocks as the epoch reads them.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the document as a scenario of one epoch.
    pub fn scenario(&self) -> Scenario {
        Scenario::known_valid(self.document.clone())
    }

    /// Returns the state that the epoch reads, with the weights as they are stored.
    pub fn input(&self) -> EpochInput {
        epoch_input(&self.document, self.stored.iter().map(|row| row.stored.iter().copied()))
    }

    /// Returns whether a validator keeps submitting before every epoch according to the keyframes.
    pub fn submits(&self, validator: Uid) -> bool {
        self.stopped.get(validator.index()) == Some(&false)
    }

    /// Returns the source that a validator copies, and its delay in epochs.
    pub fn copied(&self, validator: Uid) -> Option<(Source, Epoch)> {
        self.copiers.get(validator.index())?.as_ref().map(|copier| (copier.source, copier.delay))
    }

    /// Returns a copier's own row; for other validators the row that they submit.
    pub(crate) fn own(&self, validator: Uid) -> Row {
        match self.copiers.get(validator.index()) {
            Some(Some(copier)) => Row::clone(&copier.own),
            _ => self.document.weights.get(validator.index()).cloned().unwrap_or_default(),
        }
    }

    fn remember(&mut self, longest_delay: Epoch) {
        if longest_delay > Epoch(0) {
            let weights = self.stored.iter().map(|row| Row::clone(&row.stored)).collect();
            let consensus = self.document.previous_consensus.clone();
            self.past.push_front(Arc::new(Past { weights, consensus }));
        }
        self.past.truncate(longest_delay.index());
    }

    /// Records validators that stop. They do not submit in the interval before the epoch. A newly registered neuron
    /// has not stopped.
    fn note_stops(&mut self, keyframes: &[Keyframe]) {
        for keyframe in keyframes {
            let (uid, has_stopped) = match keyframe.change {
                Change::ReplaceNeuron { uid, .. } => (uid, false),
                Change::Activity { uid, activity } => (uid, activity != Activity::Submits),
                _ => continue,
            };
            with(&mut self.stopped, uid, |stopped| *stopped = has_stopped);
        }
    }

    /// Applies the keyframes of an epoch. `submitting` are the validators that submit in the interval before it, each
    /// at its last update. Validators that submit before a replacement get zeros in their stored rows, and those
    /// after it submit rows with zeros.
    fn arrive(&mut self, keyframes: &[Keyframe], mut submitting: Vec<bool>) {
        let changes = || keyframes.iter().map(|keyframe| &keyframe.change);
        let is_subnet_wide = |change: &&Change| change.subject().uid().is_none();
        changes().filter(is_subnet_wide).for_each(|change| change.put(&mut self.document));
        for change in changes() {
            match *change {
                Change::Activity { uid, activity } => self.turn(uid, activity, &mut submitting),
                Change::Copy { uid, source, delay } => {
                    let copier = Copier { source, delay, own: self.own(uid) };
                    with(&mut self.copiers, uid, |at| *at = Some(copier));
                    self.wake(uid, &mut submitting);
                }
                Change::OwnWeights { uid } => {
                    let own = self.own(uid);
                    with(&mut self.document.weights, uid, |row| *row = own);
                    with(&mut self.copiers, uid, |at| *at = None);
                    self.wake(uid, &mut submitting);
                }
                _ => {}
            }
        }
        for (block, uid) in self.replacements(keyframes) {
            self.submit_until(block, &mut submitting);
            self.replace(uid, block, &mut submitting);
        }
        for change in
            changes().filter(|change| !is_subnet_wide(change) && !matches!(change, Change::ReplaceNeuron { .. }))
        {
            change.put(&mut self.document);
            if let Change::Weights { uid, .. } = *change {
                with(&mut self.copiers, uid, |at| *at = None);
                self.wake(uid, &mut submitting);
            }
        }
        self.submit_until(Block(u64::MAX), &mut submitting);
    }

    fn turn(&mut self, uid: Uid, activity: Activity, submitting: &mut [bool]) {
        match activity {
            Activity::Submits => self.wake(uid, submitting),
            Activity::Stops => {}
            Activity::Inactive => {
                set_activity(&mut self.document, uid, false);
                with(submitting, uid, |submits| *submits = false);
            }
        }
    }

    /// Makes a validator submit one block before this epoch, if it would not submit otherwise.
    fn wake(&mut self, uid: Uid, submitting: &mut [bool]) {
        if submitting.get(uid.index()) == Some(&false) {
            let block = Block(self.document.current_block.0.saturating_sub(1));
            with(&mut self.document.neurons, uid, |neuron| neuron.last_update = neuron.last_update.max(block));
            with(submitting, uid, |submits| *submits = true);
        }
    }

    /// Returns the new neurons of an epoch in the order of their registration.
    fn replacements(&self, keyframes: &[Keyframe]) -> Vec<(Block, Uid)> {
        let replacements = keyframes.iter().filter_map(|keyframe| match keyframe.change {
            Change::ReplaceNeuron { uid, blocks_before } => Some((registration(&self.document, blocks_before), uid)),
            _ => None,
        });
        ascending(replacements.collect(), |&(block, _)| block.0.into())
    }

    fn replace(&mut self, uid: Uid, block: Block, submitting: &mut [bool]) {
        replace(&mut self.document, uid, block);
        with(&mut self.copiers, uid, |copier| *copier = None);
        let mut stored: Vec<Row> = self.stored.iter().map(|row| Row::clone(&row.stored)).collect();
        let mut own: Vec<Row> = Uid::all(self.document.uid_count()).map(|uid| self.own(uid)).collect();
        replace_weights(&mut stored, uid);
        replace_weights(&mut own, uid);
        for (row, stored) in self.stored.iter_mut().zip(stored) {
            row.stored = stored;
        }
        for (copier, own) in self.copiers.iter_mut().zip(own) {
            copier.iter_mut().for_each(|copier| copier.own = Row::clone(&own));
        }
        with(submitting, uid, |submits| *submits = false);
    }

    /// Submits the weights of validators whose last update is not after a block: own rows first, then all copied rows
    /// at once.
    fn submit_until(&mut self, block: Block, submitting: &mut [bool]) {
        for copies in [false, true] {
            let is_due = |uid: &Uid| {
                let updated = self.document.neuron(*uid).is_some_and(|neuron| neuron.last_update <= block);
                updated && self.copied(*uid).is_some() == copies && submitting.get(uid.index()) == Some(&true)
            };
            let due: Vec<Uid> = Uid::all(self.document.uid_count()).filter(is_due).collect();
            let rows: Vec<Row> = due.iter().map(|&uid| self.submitted(uid)).collect();
            for (uid, row) in due.into_iter().zip(rows) {
                self.submit(uid, row);
                with(submitting, uid, |submits| *submits = false);
            }
        }
    }

    /// Returns the row that a validator submits.
    fn submitted(&self, uid: Uid) -> Row {
        let copied = self.copied(uid).and_then(|(source, delay)| self.copy(uid, source, delay));
        copied.unwrap_or_else(|| self.own(uid))
    }

    fn submit(&mut self, uid: Uid, row: Row) {
        if let Some(stored) = self.stored.get_mut(uid.index())
            && !Arc::ptr_eq(&row, &stored.submitted)
        {
            *stored = StoredRow::of(&row);
        }
        with(&mut self.document.weights, uid, |at| *at = row);
    }

    /// Returns the row that a copier copies, if there is one.
    fn copy(&self, copier: Uid, source: Source, delay: Epoch) -> Option<Row> {
        let past = match delay.index().checked_sub(1) {
            None => None,
            Some(index) => Some(self.past.get(index)?),
        };
        match (source, past) {
            (Source::Validator(other), None) => Some(Row::clone(&self.stored.get(other.index())?.stored)),
            (Source::Validator(other), Some(past)) => past.weights.get(other.index()).cloned(),
            (Source::Consensus, None) => self.row_of(copier, self.document.previous_consensus.as_ref()?),
            (Source::Consensus, Some(past)) => self.row_of(copier, past.consensus.as_ref()?),
        }
    }

    /// Returns the consensus as a row of weights; `None` if it is zero for all miners.
    fn row_of(&self, copier: Uid, consensus: &[Share]) -> Option<Row> {
        let miners = ascending(self.document.miners.clone(), |uid| uid.0.into());
        let entries = miners.into_iter().filter(|&miner| miner != copier);
        let entries = entries.filter_map(|miner| Some((miner, consensus.get(miner.index()).copied()?)));
        let row: Vec<(Uid, Share)> = entries.filter(|&(_, share)| share > Share(0)).collect();
        (!row.is_empty()).then(|| Row::new(row))
    }
}

impl StoredRow {
    fn of(submitted: &Row) -> Self {
        StoredRow { submitted: Row::clone(submitted), stored: stored_row(submitted) }
    }
}
