//! Runs that would hold the page up: a worker computes them, the page takes over what each epoch gave.
//!
//! The worker runs the very module of the page. A request is the number of the job, how many epochs the page has already,
//! and the scenario as a file; an empty one gives the job up. An answer is the number of the job and further outcomes.

mod panel;
mod serve;
mod worker;

use std::rc::Rc;

use yew::prelude::*;

use super::lab::LabProps;
use crate::scenario::Run;

pub use panel::LongRun;
pub use serve::serve;

/// What a long run is given.
#[derive(Clone, PartialEq, Properties)]
pub struct LongRunProps {
    /// The open scenario, and what of it has run.
    pub lab: LabProps,
    /// Called with the revision and the run when it has gone on.
    pub on_run: Callback<(u64, Rc<Run>)>,
}
