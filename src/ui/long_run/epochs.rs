//! A run of epochs as work.

use super::work::Work;
use crate::store::outcome_bytes;
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::epoch;
use yuma_scenario::Run;

/// A run that goes on.
pub struct Epochs {
    /// The epochs that the page has already.
    pub known: Epoch,
    /// What has run.
    pub run: Run,
}

impl Work for Epochs {
    fn advance(&mut self, answer: &mut Vec<u8>) {
        let is_new = self.run.done() >= self.known;
        self.run.advance_by(|input| {
            let outcome = epoch(input);
            if is_new {
                outcome_bytes::write(&outcome, answer);
            }
            outcome
        });
    }

    fn is_complete(&self) -> bool {
        self.run.is_complete()
    }
}
