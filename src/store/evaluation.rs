//! What the chain would compute of a scenario.

use std::rc::Rc;

use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::{EpochInput, Trace, trace};
use yuma_scenario::{Run, Scenario};

/// Matrix entries that the page computes synchronously, in under 20 ms. Longer runs start with this much and continue in the
/// worker.
pub const IMMEDIATE_COST: usize = 120_000;

/// The run of a scenario, and the epoch under the playhead with every intermediate. Shared: computed once for a revision
/// and a playhead.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// What the epoch read.
    pub input: Rc<EpochInput>,
    /// What it computed.
    pub trace: Rc<Trace>,
    /// The document as it stands when the epoch runs, by itself: a scenario without timeline. Of a scenario of a single
    /// epoch it is that very scenario.
    pub scenario: Rc<Scenario>,
    /// The epochs: all, or the first of a long run that goes on elsewhere.
    pub run: Rc<Run>,
    /// The epoch.
    pub epoch: Epoch,
}

/// Two evaluations are equal if they are the same one.
impl PartialEq for Evaluation {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.trace, &other.trace) && Rc::ptr_eq(&self.run, &other.run)
    }
}

/// A run, compared by its address: what comes of it is computed once.
#[derive(Clone, Debug)]
pub struct SameRun(pub Rc<Run>);

impl PartialEq for SameRun {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Runs a scenario and looks at one of its epochs.
pub fn evaluate(scenario: &Rc<Scenario>, playhead: Epoch) -> Evaluation {
    finished(Run::new(scenario), scenario, playhead)
}

impl Evaluation {
    /// The evaluation of a changed scenario, which takes over the epochs that the change leaves as they were.
    pub fn changed(&self, scenario: &Rc<Scenario>, playhead: Epoch) -> Evaluation {
        let run = if scenario.timeline.is_single() { Run::new(scenario) } else { self.run.continued(scenario) };
        finished(run, scenario, playhead)
    }

    /// The same epoch of another scenario, of which no more is run than that; none if it ends earlier.
    pub fn counterpart(&self, other: &Scenario) -> Option<Evaluation> {
        let mut run = self.run.continued(other);
        while run.done() <= self.epoch && run.advance() {}
        let found = evaluate_epoch(Rc::new(run), self.epoch);
        (found.epoch == self.epoch).then_some(found)
    }

    /// The same run after it went on elsewhere.
    pub fn gone_on(&self, run: Rc<Run>, playhead: Epoch) -> Evaluation {
        if playhead == self.epoch { Evaluation { run, ..self.clone() } } else { evaluate_epoch(run, playhead) }
    }

    /// Another epoch of the same run.
    pub fn at(&self, playhead: Epoch) -> Evaluation {
        let last = Epoch(self.run.done().0.saturating_sub(1));
        if playhead.min(last) == self.epoch { self.clone() } else { evaluate_epoch(Rc::clone(&self.run), playhead) }
    }
}

/// Looks at an epoch of a run that may still go on; at the last that ran, if it did not get that far.
pub fn evaluate_epoch(run: Rc<Run>, playhead: Epoch) -> Evaluation {
    let state = run.moment(playhead);
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
        while run.work_left() > rest && run.advance() {}
        return evaluate_epoch(Rc::new(run), playhead);
    }
    let mut seen = None;
    run.advance_by(|input| seen.insert((input.clone(), trace(input))).1.outcome.clone());
    match seen {
        Some((input, trace)) => Evaluation {
            input: Rc::new(input),
            trace: Rc::new(trace),
            scenario: Rc::clone(scenario),
            run: Rc::new(run),
            epoch: Epoch(0),
        },
        // A run that is not of this scenario and had come to its end.
        None => evaluate_epoch(Rc::new(run), playhead),
    }
}
