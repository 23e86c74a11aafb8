//! What the chain would compute of a scenario.

use std::rc::Rc;

use crate::engine::yuma::{EpochInput, Trace, trace};
use crate::scenario::Scenario;

/// The epoch of a scenario with every intermediate. Shared: computed once for a revision.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// What the epoch read.
    pub input: Rc<EpochInput>,
    /// What it computed.
    pub trace: Rc<Trace>,
}

/// Two evaluations are equal if they are the same one.
impl PartialEq for Evaluation {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.trace, &other.trace)
    }
}

/// Runs the epoch of a scenario.
pub fn evaluate(scenario: &Scenario) -> Evaluation {
    let input = scenario.epoch_input();
    let trace = trace(&input);
    Evaluation { input: Rc::new(input), trace: Rc::new(trace) }
}
