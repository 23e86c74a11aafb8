//! Runs that would hold the page up: a worker computes them, the page takes over what each epoch gave.
//!
//! The worker runs the very module of the page. A request is the number of the job, how many epochs the page has already,
//! and the scenario as a link; an empty one gives the job up. An answer is the number of the job and further outcomes.

mod panel;
mod serve;
mod worker;

use std::rc::Rc;

use yew::prelude::*;

use super::part::part;
use crate::engine::quantity::Epoch;
use crate::scenario::{Run, Scenario};
use crate::store::Evaluation;

/// What a long run is given.
#[derive(Clone, PartialEq, Properties)]
pub struct LongRunProps {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// Its revision.
    pub revision: u64,
    /// What of it has run.
    pub evaluation: Evaluation,
    /// The epoch that the person wants to look at.
    pub playhead: Epoch,
    /// Called with the revision and the run when it has gone on.
    pub on_run: Callback<(u64, Rc<Run>)>,
}

/// The two sides of long runs.
#[derive(Clone, Copy)]
pub struct LongRuns {
    /// In the page: has a run go on elsewhere, and shows how far it is.
    pub draw: fn(LongRunProps) -> Html,
    /// In the worker: answers requests from now on.
    pub serve: fn(),
}

part! {
    /// The two sides of long runs.
    pub fn long_runs() -> LongRuns { LongRuns { draw, serve: serve::serve } } in long_run
}

fn draw(props: LongRunProps) -> Html {
    html! { <panel::LongRun ..props /> }
}
