//! The runs of a comparison, a little at a time: the page stays responsive however long they are.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use yew::prelude::*;

use crate::scenario::{Run, Scenario};
use crate::store::{Evaluation, Lanes};

/// How long the runs may hold the page up at a time.
const SLICE_MS: f64 = 12.0;

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
    later: Option<Timeout>,
}

/// Runs what the open scenario is compared with.
#[hook]
pub fn use_compared(scenario: &Rc<Scenario>, evaluation: &Evaluation) -> Compared {
    let work = use_mut_ref(Work::default);
    let next = use_force_update();
    let mut work = work.borrow_mut();
    let is_same = |(of, run): &(Rc<Scenario>, Rc<Run>)| Rc::ptr_eq(of, scenario) && Rc::ptr_eq(run, &evaluation.run);
    if !work.of.as_ref().is_some_and(is_same) {
        work.of = Some((Rc::clone(scenario), Rc::clone(&evaluation.run)));
        work.lanes = Lanes::of(scenario, &evaluation.run, &work.lanes);
    }
    let end = Date::now() + SLICE_MS;
    let goes_on = work.lanes.advance(&evaluation.run, || Date::now() < end);
    work.later = goes_on.then(|| Timeout::new(0, move || next.force_update()));
    if work.lanes.is_complete() {
        work.complete = work.lanes.clone();
        return Compared { lanes: work.complete.clone(), percent_done: None };
    }
    Compared { lanes: work.complete.clone(), percent_done: Some(work.lanes.percent_done()) }
}
