//! The results of a scenario.

use std::rc::Rc;

use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::{EpochInput, Trace, trace};
use yuma_scenario::{Run, Scenario};

/// The number of matrix entries that the page computes synchronously, in under 20 ms. A longer run starts with the epochs up
/// to the playhead, as far as that many entries go, and continues in the worker.
pub const IMMEDIATE_COST: usize = 120_000;

/// The run of a scenario and the trace of the epoch under the playhead. Computed once for a revision and a playhead, and
/// shared.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The input of the epoch.
    pub input: Rc<EpochInput>,
    /// The intermediate values and results of the epoch.
    pub trace: Rc<Trace>,
    /// The scenario at the start of the epoch, without timeline. For a scenario of a single epoch it is the scenario
    /// itself.
    pub scenario: Rc<Scenario>,
    /// All epochs, or the first epochs of a long run that continues in the worker.
    pub run: Rc<Run>,
    /// The epoch under the playhead.
    pub epoch: Epoch,
}

/// Evaluations are equal if they share the trace and the run.
impl PartialEq for Evaluation {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.trace, &other.trace) && Rc::ptr_eq(&self.run, &other.run)
    }
}

/// A run that is compared by its address.
#[derive(Clone, Debug)]
pub struct SameRun(pub Rc<Run>);

impl PartialEq for SameRun {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The evaluation of one epoch of another scenario, an epoch at a time.
#[derive(Debug)]
pub struct Counterpart {
    run: Run,
    epoch: Epoch,
}

impl Counterpart {
    /// Runs the next epoch. Returns false if the wanted one has run, or none is left.
    pub fn advance(&mut self) -> bool {
        self.run.done() <= self.epoch && self.run.advance()
    }

    /// Returns the evaluation, or `None` if the scenario ends earlier or has not run that far.
    pub fn finish(self) -> Option<Evaluation> {
        let found = evaluate_epoch(Rc::new(self.run), self.epoch);
        (found.epoch == self.epoch).then_some(found)
    }
}

/// Runs a scenario and evaluates one of its epochs.
pub fn evaluate(scenario: &Rc<Scenario>, playhead: Epoch) -> Evaluation {
    finished(Run::new(scenario), scenario, playhead)
}

impl Evaluation {
    /// Evaluates a changed scenario, reusing the epochs that the change does not affect.
    pub fn changed(&self, scenario: &Rc<Scenario>, playhead: Epoch) -> Evaluation {
        let run = if scenario.timeline.is_single() { Run::new(scenario) } else { self.run.continued(scenario) };
        finished(run, scenario, playhead)
    }

    /// Evaluates the same epoch of another scenario, which runs no further than that. Returns `None` if it ends earlier, or
    /// needs more than `max_cost` matrix entries to get there.
    pub fn counterpart(&self, other: &Scenario, max_cost: usize) -> Option<Evaluation> {
        let mut counterpart = self.begin_counterpart(other);
        let rest = counterpart.run.work_left().saturating_sub(max_cost);
        while counterpart.run.work_left() > rest && counterpart.advance() {}
        counterpart.finish()
    }

    /// Starts the evaluation of the same epoch of another scenario.
    pub fn begin_counterpart(&self, other: &Scenario) -> Counterpart {
        Counterpart { run: self.run.continued(other), epoch: self.epoch }
    }

    /// Returns the evaluation with a run that has advanced elsewhere.
    pub fn with_run(&self, run: Rc<Run>, playhead: Epoch) -> Evaluation {
        if playhead == self.epoch { Evaluation { run, ..self.clone() } } else { evaluate_epoch(run, playhead) }
    }

    /// Evaluates another epoch of the same run.
    pub fn at(&self, playhead: Epoch) -> Evaluation {
        let last = Epoch(self.run.done().0.saturating_sub(1));
        if playhead.min(last) == self.epoch { self.clone() } else { evaluate_epoch(Rc::clone(&self.run), playhead) }
    }
}

/// Evaluates an epoch of a run, or the last one that has run.
pub fn evaluate_epoch(run: Rc<Run>, playhead: Epoch) -> Evaluation {
    let state = run.epoch_state(playhead);
    let input = state.input();
    let trace = trace(&input);
    Evaluation {
        input: Rc::new(input),
        trace: Rc::new(trace),
        scenario: Rc::new(state.scenario()),
        epoch: state.epoch(),
        run,
    }
}

fn finished(mut run: Run, scenario: &Rc<Scenario>, playhead: Epoch) -> Evaluation {
    if !scenario.timeline.is_single() {
        let rest = run.work_left().saturating_sub(IMMEDIATE_COST);
        while run.work_left() > rest && (rest == 0 || run.done() <= playhead) && run.advance() {}
        return evaluate_epoch(Rc::new(run), playhead);
    }
    let mut seen = None;
    run.advance_by(|_, input| seen.insert((input.clone(), trace(input))).1.outcome.clone());
    match seen {
        Some((input, trace)) => Evaluation {
            input: Rc::new(input),
            trace: Rc::new(trace),
            scenario: Rc::clone(scenario),
            run: Rc::new(run),
            epoch: Epoch(0),
        },
        // The run belongs to another scenario and is complete already.
        None => evaluate_epoch(Rc::new(run), playhead),
    }
}
