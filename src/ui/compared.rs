//! The runs of a comparison, a little at a time: the page stays responsive however long they are.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::slices::{SlicedJob, begin};
use crate::scenario::{Run, Scenario};
use crate::store::{Evaluation, Lanes};

/// The runs that are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The latest that are complete.
    pub lanes: Lanes,
    /// How much has run of those that will take their place; none where nothing is to come.
    pub percent_done: Option<usize>,
}

#[derive(Default)]
struct Work {
    of: Option<(Rc<Scenario>, Rc<Run>)>,
    lanes: Lanes,
    complete: Lanes,
}

/// Runs what the open scenario is compared with.
#[hook]
pub fn use_compared(scenario: &Rc<Scenario>, evaluation: &Evaluation) -> Compared {
    let work = use_mut_ref(Work::default);
    let job = use_mut_ref(|| None::<SlicedJob>);
    let next = use_force_update();
    let is_same = |(of, run): &(Rc<Scenario>, Rc<Run>)| Rc::ptr_eq(of, scenario) && Rc::ptr_eq(run, &evaluation.run);
    if !work.borrow().of.as_ref().is_some_and(is_same) {
        job.replace(None);
        {
            let mut work = work.borrow_mut();
            work.of = Some((Rc::clone(scenario), Rc::clone(&evaluation.run)));
            work.lanes = Lanes::of(scenario, &evaluation.run, &work.lanes);
        }
        let is_rendering = Rc::new(Cell::new(true));
        let begun = {
            let (work, own, is_rendering) = (Rc::clone(&work), Rc::clone(&evaluation.run), Rc::clone(&is_rendering));
            let mut shown = None;
            begin(move || {
                let goes_on = work.borrow_mut().advance(&own);
                let percent = Some(work.borrow().lanes.percent_done());
                if !is_rendering.get() && (!goes_on || shown != percent) {
                    next.force_update();
                }
                shown = percent;
                goes_on
            })
        };
        is_rendering.set(false);
        job.replace(Some(begun));
    }
    let work = work.borrow();
    let percent_done = if work.lanes.is_complete() { None } else { Some(work.lanes.percent_done()) };
    Compared { lanes: work.complete.clone(), percent_done }
}

impl Work {
    /// Runs an epoch. Returns whether there is another one to run.
    fn advance(&mut self, own: &Rc<Run>) -> bool {
        let goes_on = self.lanes.advance(own);
        if self.lanes.is_complete() {
            self.complete = self.lanes.clone();
        }
        goes_on
    }
}
