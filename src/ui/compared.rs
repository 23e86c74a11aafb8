//! The runs of a comparison, computed in slices: the page stays responsive.

use std::rc::Rc;

use yew::prelude::*;

use super::slices::{Progress, begin_drawn};
use crate::jobs::slices::SlicedJob;
use crate::store::{Evaluation, Lanes};
use yuma_scenario::{Run, Scenario};

/// The lanes of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The latest complete lanes.
    pub lanes: Lanes,
    /// The percentage of the lanes in progress that has run; `None` when they are complete.
    pub percent_done: Option<usize>,
}

#[derive(Default)]
struct ComparisonRun {
    of: Option<(Rc<Scenario>, Rc<Run>)>,
    lanes: Lanes,
    complete: Lanes,
}

/// Runs the lanes of the open scenario.
#[hook]
pub fn use_compared(scenario: &Rc<Scenario>, evaluation: &Evaluation) -> Compared {
    let state = use_mut_ref(ComparisonRun::default);
    let job = use_mut_ref(|| None::<SlicedJob>);
    let redraw = use_force_update();
    let is_same = |(of, run): &(Rc<Scenario>, Rc<Run>)| Rc::ptr_eq(of, scenario) && Rc::ptr_eq(run, &evaluation.run);
    if !state.borrow().of.as_ref().is_some_and(is_same) {
        job.replace(None);
        {
            let mut state = state.borrow_mut();
            state.of = Some((Rc::clone(scenario), Rc::clone(&evaluation.run)));
            state.lanes = Lanes::of(scenario, &evaluation.run, &state.lanes);
        }
        let (running, own) = (Rc::clone(&state), Rc::clone(&evaluation.run));
        let mut shown = None;
        job.replace(Some(begin_drawn(redraw, move || {
            let goes_on = running.borrow_mut().advance(&own);
            let percent = Some(running.borrow().lanes.percent_done());
            let has_news = !goes_on || shown != percent;
            shown = percent;
            Progress { goes_on, has_news }
        })));
    }
    let state = state.borrow();
    let percent_done = if state.lanes.is_complete() { None } else { Some(state.lanes.percent_done()) };
    Compared { lanes: state.complete.clone(), percent_done }
}

impl ComparisonRun {
    /// Runs an epoch and returns whether there is another one.
    fn advance(&mut self, own: &Rc<Run>) -> bool {
        let goes_on = self.lanes.advance(own);
        if self.lanes.is_complete() {
            self.complete = self.lanes.clone();
        }
        goes_on
    }
}
