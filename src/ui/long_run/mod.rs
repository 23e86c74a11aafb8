//! Runs that would hold the page up: a worker computes them, the page takes over what each epoch gave.
//!
//! The worker runs the very module of the page. A request is the kind of a job, its number, and what it is about: how many
//! epochs the page has already and the scenario as a file, or a course of the economy (src/ui/shell/eras/month). An empty
//! request gives the job up. An answer is the number of the job and further outcomes, or how far the course is.

mod epochs;
mod panel;
mod serve;
mod work;
mod worker;

use std::rc::Rc;

use yew::prelude::*;

use super::lab::LabProps;
use yuma_scenario::Run;

pub use panel::LongRun;
pub use serve::serve;
pub use work::{Work, batch};
pub use worker::Worker;

/// What a long run is given.
#[derive(Clone, PartialEq, Properties)]
pub struct LongRunProps {
    /// The open scenario, and what of it has run.
    pub lab: LabProps,
    /// Called with the revision and the run when it has gone on.
    pub on_run: Callback<(u64, Rc<Run>)>,
}
