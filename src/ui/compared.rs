//! The runs of a comparison, a little at a time: the page stays responsive however long they are.

use std::rc::Rc;

use yew::prelude::*;

use super::slices::{Progress, begin_drawn};
use crate::jobs::slices::SlicedJob;
use crate::store::{Evaluation, Lanes};
use yuma_scenario::{Run, Scenario};

/// The runs that are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The latest that are complete.
    pub lanes: Lanes,
    /// How much has run of those that will take their place; none where nothing is to come.
    pub percent_done: Option<usize>,
}

#[derive(Default)]
struct OpenDocument {
    of: Option<(Rc<Scenario>, Rc<Run>)>,
    lanes: Lanes,
    complete: Lanes,
}

/// Runs what the open scenario is compared with.
#[hook]
pub fn use_compared(scenario: &Rc<Scenario>, evaluation: &Evaluation) -> Compared {
    let work = use_mut_ref(OpenDocument::default);
    let job = use_mut_ref(|| None::<SlicedJob>);
    let redraw = use_force_update();
    let is_same = |(of, run): &(Rc<Scenario>, Rc<Run>)| Rc::ptr_eq(of, scenario) && Rc::ptr_eq(run, &evaluation.run);
    if !work.borrow().of.as_ref().is_some_and(is_same) {
        job.replace(None);
        {
            let mut work = work.borrow_mut();
            work.of = Some((Rc::clone(scenario), Rc::clone(&evaluation.run)));
            work.lanes = Lanes::of(scenario, &evaluation.run, &work.lanes);
        }
        let (running, own) = (Rc::clone(&work), Rc::clone(&evaluation.run));
        let mut shown = None;
        job.replace(Some(begin_drawn(redraw, move || {
            let goes_on = running.borrow_mut().advance(&own);
            let percent = Some(running.borrow().lanes.percent_done());
            let has_news = !goes_on || shown != percent;
            shown = percent;
            Progress { goes_on, has_news }
        })));
    }
    let work = work.borrow();
    let percent_done = if work.lanes.is_complete() { None } else { Some(work.lanes.percent_done()) };
    Compared { lanes: work.complete.clone(), percent_done }
}

impl OpenDocument {
    /// Runs an epoch. Returns whether there is another one to run.
    fn advance(&mut self, own: &Rc<Run>) -> bool {
        let goes_on = self.lanes.advance(own);
        if self.lanes.is_complete() {
            self.complete = self.lanes.clone();
        }
        goes_on
    }
}
