//! A scenario's epochs, one after the other.

use std::sync::Arc;

use super::{EpochState, Series, Timeline};
use crate::model::Document;
use crate::{Comparison, Scenario};
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::{EpochInput, Outcome, epoch};

/// Bytes that moments may be kept in. A run keeps as many as fit, evenly spread; between them it runs anew.
const MEMORY: usize = 32 << 20;

/// What an epoch takes beside its matrix, in places of a matrix.
const WORK_OF_EPOCH: usize = 50;

/// The epochs of a scenario that ran so far: what each stored and paid, and the way back to the state of any.
///
/// Runs an epoch at a time, so that a long run can report how far it is and be given up. Same scenario, same run.
#[derive(Clone, Debug)]
pub struct Run {
    initial: Document,
    /// The moment of the last epoch that ran, or of the first if none has, with what the epoch gave.
    latest: (EpochState, Option<Outcome>),
    series: Series,
    kept: Vec<Arc<EpochState>>,
    stride: u16,
}

impl Run {
    /// A run of which no epoch has run yet.
    pub fn new(scenario: &Scenario) -> Self {
        let first = EpochState::first(scenario, &scenario.timeline);
        Run {
            series: Series::new(scenario.uid_count()),
            kept: vec![Arc::new(first.clone())],
            stride: stride(scenario),
            latest: (first, None),
            initial: without_comparison(scenario),
        }
    }

    /// A run of all epochs.
    pub fn whole(scenario: &Scenario) -> Self {
        let mut run = Run::new(scenario);
        while run.advance() {}
        run
    }

    /// Runs the next epoch; false if all have run.
    pub fn advance(&mut self) -> bool {
        self.advance_by(epoch)
    }

    /// Runs the next epoch by another implementation of it, such as one that keeps the trace.
    pub fn advance_by(&mut self, epoch: impl FnOnce(&EpochInput) -> Outcome) -> bool {
        self.advance_from(|epoch_state| epoch(&epoch_state.input()))
    }

    /// Takes over what the next epoch gave where the same scenario ran elsewhere.
    pub fn take_over(&mut self, outcome: Outcome) -> bool {
        self.advance_from(|_| outcome)
    }

    fn advance_from(&mut self, epoch: impl FnOnce(&EpochState) -> Outcome) -> bool {
        if self.is_complete() {
            return false;
        }
        let (epoch_state, outcome) = &mut self.latest;
        if let Some(outcome) = outcome.take() {
            epoch_state.advance(outcome, &self.initial.timeline);
            if epoch_state.epoch().0 % self.stride == 0 {
                self.kept.push(Arc::new(epoch_state.clone()));
            }
        }
        let given = epoch(epoch_state);
        self.series.push(&given);
        *outcome = Some(given);
        true
    }

    /// Whether all epochs have run.
    pub fn is_complete(&self) -> bool {
        self.done() >= self.epochs()
    }

    /// How much there is left to compute: the places of the matrix in all epochs to come, and what an epoch takes beside.
    pub fn work_left(&self) -> usize {
        let places = self.initial.validators.len() * self.initial.miners.len();
        let epochs = self.epochs().index().saturating_sub(self.done().index());
        (places + self.initial.neurons.len() + WORK_OF_EPOCH) * epochs
    }

    /// The epochs that ran.
    pub fn done(&self) -> Epoch {
        self.series.epochs()
    }

    /// The epochs that there are.
    pub fn epochs(&self) -> Epoch {
        self.initial.timeline.epochs
    }

    /// The keyframes and the number of epochs.
    pub fn timeline(&self) -> &Timeline {
        &self.initial.timeline
    }

    /// What the epochs stored and paid.
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// The states that are kept, from the first epoch on, and how many epochs they lie apart: 1 unless the scenario is
    /// large.
    pub fn kept(&self) -> (&[Arc<EpochState>], Epoch) {
        (&self.kept, Epoch(self.stride))
    }

    /// The state that an epoch reads; of one that has not run yet, the state of the last that has.
    ///
    /// Runs anew from the nearest moment that was kept: none of a small scenario, a few epochs of a large one.
    pub fn epoch_state(&self, epoch: Epoch) -> EpochState {
        let (latest, _) = &self.latest;
        match self.kept.get(usize::from(epoch.0 / self.stride)) {
            Some(kept) if epoch < latest.epoch() => self.epoch_state_from(kept, epoch),
            _ => latest.clone(),
        }
    }

    /// The state that an epoch reads, run on from an earlier moment of this run.
    pub fn epoch_state_from(&self, earlier: &EpochState, until: Epoch) -> EpochState {
        let mut epoch_state = earlier.clone();
        while epoch_state.epoch() < until {
            let outcome = epoch(&epoch_state.input());
            epoch_state.advance(outcome, &self.initial.timeline);
        }
        epoch_state
    }

    /// A run of a changed scenario that takes over the epochs before the first change.
    ///
    /// Equal to [`Run::new`] run on as far; where the beginning or the longest delay of a copier changed, nothing is
    /// taken over.
    pub fn continued(&self, changed: &Scenario) -> Run {
        self.continued_within(changed, Epoch(u16::MAX))
    }

    /// The same, with no more than so many epochs taken over.
    pub fn continued_within(&self, changed: &Scenario, most: Epoch) -> Run {
        let same_beginning = self.initial.by_itself() == changed.by_itself();
        let (old, new) = (&self.initial.timeline, &changed.timeline);
        if !same_beginning || old.longest_delay() != new.longest_delay() {
            return Run::new(changed);
        }
        let alike = old.first_difference(new).unwrap_or(Epoch(u16::MAX));
        // A keyframe of an epoch is part of its moment; the moment of the last epoch of the run is no more needed.
        let usable = |epoch_state: &&Arc<EpochState>| {
            epoch_state.epoch() < alike && epoch_state.epoch() < new.epochs.min(Epoch(most.0.saturating_add(1)))
        };
        let kept: Vec<Arc<EpochState>> = self.kept.iter().take_while(usable).cloned().collect();
        let Some(last) = kept.last().cloned() else { return Run::new(changed) };
        Run {
            initial: without_comparison(changed),
            series: self.series.truncated(last.epoch()),
            latest: (EpochState::clone(&last), None),
            kept,
            stride: self.stride,
        }
    }
}

/// What a run reads of a scenario.
fn without_comparison(scenario: &Scenario) -> Document {
    Document { comparison: Comparison::None, ..Document::clone(scenario) }
}

/// How many epochs apart the moments lie that are kept.
fn stride(document: &Document) -> u16 {
    let neurons: usize = document.neurons.iter().map(|neuron| 200 + neuron.name.len()).sum();
    let bonds = document.validators.len() * document.miners.len() * 4;
    let words = document.title.len() + document.notes.len();
    let bytes = (neurons + bonds + words) * document.timeline.epochs.index();
    u16::try_from(bytes / MEMORY + 1).unwrap_or(u16::MAX)
}
