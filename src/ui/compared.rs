//! The runs of a comparison: short ones at once, long ones in workers, so that the page stays responsive.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::{Evaluation, Lanes};
use yuma_scenario::{Run, Scenario};

/// The work of all lanes together that the page does synchronously, in matrix entries: about 10 ms. The rest runs in workers.
const IMMEDIATE_COST: usize = 60_000;

/// A lane's scenario and its complete run.
pub type LaneRun = (Rc<Scenario>, Rc<Run>);

/// The lanes of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The latest complete lanes.
    pub lanes: Lanes,
    /// The present lanes, whose runs may lack epochs.
    pub present: Lanes,
    /// Receives the complete run of a present lane.
    pub on_run: Callback<LaneRun>,
}

#[derive(Default)]
struct ComparisonRuns {
    of: Option<(Rc<Scenario>, Rc<Run>)>,
    present: Lanes,
    complete: Lanes,
}

/// Returns the lanes of the open scenario and begins their runs.
#[hook]
pub fn use_compared(scenario: &Rc<Scenario>, evaluation: &Evaluation) -> Compared {
    let state = use_mut_ref(ComparisonRuns::default);
    let redraw = use_force_update();
    let is_same = |(of, run): &(Rc<Scenario>, Rc<Run>)| Rc::ptr_eq(of, scenario) && Rc::ptr_eq(run, &evaluation.run);
    if !state.borrow().of.as_ref().is_some_and(is_same) {
        let mut state = state.borrow_mut();
        let is_new = state.of.as_ref().is_none_or(|(of, _)| !Rc::ptr_eq(of, scenario));
        state.of = Some((Rc::clone(scenario), Rc::clone(&evaluation.run)));
        state.present = Lanes::of(scenario, &evaluation.run, &state.present);
        // Where the scenario's own run is long, the page has done its part with that, also when a worker completes it.
        if is_new && evaluation.run.is_complete() {
            state.present.advance_within(&evaluation.run, IMMEDIATE_COST);
        }
        state.keep_complete();
    }
    let on_run = {
        let state = Rc::clone(&state);
        use_callback((), move |(scenario, run): LaneRun, ()| {
            let mut state = state.borrow_mut();
            if state.present.take_over(&scenario, run) {
                state.keep_complete();
                redraw.force_update();
            }
        })
    };
    let state = state.borrow();
    Compared { lanes: state.complete.clone(), present: state.present.clone(), on_run }
}

impl ComparisonRuns {
    fn keep_complete(&mut self) {
        if self.present.is_complete() {
            self.complete = self.present.clone();
        }
    }
}
