//! The run of a scenario's epochs in order.

use std::sync::Arc;

use super::{EpochState, Series, Timeline};
use crate::model::{Comparison, Document, Scenario};
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::{EpochInput, Outcome, Workspace, epoch_in};

/// The memory in bytes for stored epoch states. A run stores as many as fit, evenly spread, and recomputes those
/// between.
const MEMORY: usize = 32 << 20;

/// The work of an epoch besides its matrix, in units of one matrix cell.
const WORK_OF_EPOCH: usize = 50;

/// The epochs of a scenario that have run: the stored and paid results of each, with access to the state of any.
///
/// Runs one epoch at a time, so that a long run can report its progress and be canceled. The same scenario always
/// gives the same run.
#[derive(Clone, Debug)]
pub struct Run {
    initial: Document,
    /// The state of the last epoch that ran with its outcome, or that of the first epoch if none has run.
    latest: (EpochState, Option<Outcome>),
    series: Series,
    kept: Vec<Arc<EpochState>>,
    stride: u16,
    workspace: Workspace,
}

impl Run {
    /// Creates a run without any completed epoch.
    pub fn new(scenario: &Scenario) -> Self {
        let first = EpochState::first(scenario, &scenario.timeline);
        Run {
            series: Series::new(scenario.uid_count()),
            kept: vec![Arc::new(first.clone())],
            stride: stride(scenario),
            workspace: Workspace::default(),
            latest: (first, None),
            initial: without_comparison(scenario),
        }
    }

    /// Runs all epochs of a scenario.
    pub fn whole(scenario: &Scenario) -> Self {
        let mut run = Run::new(scenario);
        while run.advance() {}
        run
    }

    /// Runs the next epoch; returns `false` if all have run.
    pub fn advance(&mut self) -> bool {
        self.advance_by(epoch_in)
    }

    /// Runs the next epoch with another implementation, such as one that keeps the trace.
    pub fn advance_by(&mut self, epoch: impl FnOnce(&mut Workspace, &EpochInput) -> Outcome) -> bool {
        let mut workspace = std::mem::take(&mut self.workspace);
        let has_advanced = self.advance_from(|epoch_state| epoch(&mut workspace, &epoch_state.input()));
        self.workspace = workspace;
        has_advanced
    }

    /// Adds the outcome of the next epoch from a run of the same scenario elsewhere.
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

    /// Returns whether all epochs have run.
    pub fn is_complete(&self) -> bool {
        self.done() >= self.epochs()
    }

    /// Returns the remaining work: the matrix cells of all remaining epochs, plus the work of each epoch besides its
    /// matrix.
    pub fn work_left(&self) -> usize {
        let cells = self.initial.validators.len() * self.initial.miners.len();
        let epochs = self.epochs().index().saturating_sub(self.done().index());
        (cells + self.initial.neurons.len() + WORK_OF_EPOCH) * epochs
    }

    /// Returns the number of epochs that have run.
    pub fn done(&self) -> Epoch {
        self.series.epochs()
    }

    /// Returns the total number of epochs.
    pub fn epochs(&self) -> Epoch {
        self.initial.timeline.epochs
    }

    /// Returns the keyframes and the number of epochs.
    pub fn timeline(&self) -> &Timeline {
        &self.initial.timeline
    }

    /// Returns the stored and paid results of the epochs.
    pub fn series(&self) -> &Series {
        &self.series
    }

    /// Returns the stored epoch states from the first epoch on, and the number of epochs between them: 1 unless the
    /// scenario is large.
    pub fn kept(&self) -> (&[Arc<EpochState>], Epoch) {
        (&self.kept, Epoch(self.stride))
    }

    /// Returns the state that an epoch reads; for an epoch that has not run yet, the state of the last one that has.
    ///
    /// Recomputes from the nearest stored epoch state: no epochs for a small scenario, a few for a large one.
    pub fn epoch_state(&self, epoch: Epoch) -> EpochState {
        let (latest, _) = &self.latest;
        match self.kept.get(usize::from(epoch.0 / self.stride)) {
            Some(kept) if epoch < latest.epoch() => self.epoch_state_from(kept, epoch),
            _ => latest.clone(),
        }
    }

    /// Returns the state that an epoch reads, computed from an earlier epoch state of this run.
    pub fn epoch_state_from(&self, earlier: &EpochState, until: Epoch) -> EpochState {
        let mut epoch_state = earlier.clone();
        let mut workspace = Workspace::default();
        while epoch_state.epoch() < until {
            let outcome = epoch_in(&mut workspace, &epoch_state.input());
            epoch_state.advance(outcome, &self.initial.timeline);
        }
        epoch_state
    }

    /// Returns a run of a changed scenario that reuses the epochs before the first change.
    ///
    /// Equal to [`Run::new`] advanced by the same number of epochs. If the initial state or the longest delay of a
    /// copier changed, nothing is reused.
    pub fn continued(&self, changed: &Scenario) -> Run {
        self.continued_within(changed, Epoch(u16::MAX))
    }

    /// Returns the same as [`Run::continued`], reusing at most `max_epochs` epochs.
    pub fn continued_within(&self, changed: &Scenario, max_epochs: Epoch) -> Run {
        let same_beginning = self.initial.by_itself() == changed.by_itself();
        let (old, new) = (&self.initial.timeline, &changed.timeline);
        if !same_beginning || old.longest_delay() != new.longest_delay() {
            return Run::new(changed);
        }
        let alike = old.first_difference(new).unwrap_or(Epoch(u16::MAX));
        // The keyframes of an epoch are part of its state; the state of the last epoch of the run is not needed.
        let usable = |epoch_state: &&Arc<EpochState>| {
            epoch_state.epoch() < alike && epoch_state.epoch() < new.epochs.min(Epoch(max_epochs.0.saturating_add(1)))
        };
        let kept: Vec<Arc<EpochState>> = self.kept.iter().take_while(usable).cloned().collect();
        let Some(last) = kept.last().cloned() else { return Run::new(changed) };
        Run {
            initial: without_comparison(changed),
            series: self.series.truncated(last.epoch()),
            latest: (EpochState::clone(&last), None),
            kept,
            stride: self.stride,
            workspace: Workspace::default(),
        }
    }
}

/// Returns the part of a scenario that a run reads.
fn without_comparison(scenario: &Scenario) -> Document {
    Document { comparison: Comparison::None, ..Document::clone(scenario) }
}

/// Returns the distance between stored epoch states, in epochs.
fn stride(document: &Document) -> u16 {
    let neurons: usize = document.neurons.iter().map(|neuron| 200 + neuron.name.len()).sum();
    let bonds = document.validators.len() * document.miners.len() * 4;
    let words = document.title.len() + document.notes.len();
    let bytes = (neurons + bonds + words) * document.timeline.epochs.index();
    u16::try_from(bytes / MEMORY + 1).unwrap_or(u16::MAX)
}
