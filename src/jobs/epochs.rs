//! The epochs of a run as a job.

use std::cell::RefCell;
use std::rc::Rc;

use super::job::{Job, JobRequest};
use super::outcome_bytes;
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::epoch_in;
use yuma_scenario::Run;

/// A request to complete a run.
pub struct EpochsRequest {
    /// The scenario as a file; `None` if it could not be written.
    pub document: Option<String>,
    /// The run with the epochs that the page has already.
    pub run: Rc<RefCell<Run>>,
}

impl JobRequest for EpochsRequest {
    fn message(&self, id: u32) -> Option<String> {
        let document = self.document.as_ref()?;
        Some(format!("epochs {id} {} {document}", self.run.borrow().done().0))
    }

    fn start(&self) -> Box<dyn Job> {
        let run = self.run.borrow().clone();
        Box::new(EpochsJob { known: run.done(), run })
    }
}

/// A run in progress. Its output is the outcome of each epoch that the page lacks.
pub struct EpochsJob {
    /// The number of epochs that the page has already.
    pub known: Epoch,
    /// The run.
    pub run: Run,
}

impl Job for EpochsJob {
    fn advance(&mut self, output: &mut Vec<u8>) {
        let is_new = self.run.done() >= self.known;
        self.run.advance_by(|workspace, input| {
            let outcome = epoch_in(workspace, input);
            if is_new {
                outcome_bytes::write(&outcome, output);
            }
            outcome
        });
    }

    fn is_complete(&self) -> bool {
        self.run.is_complete()
    }
}
