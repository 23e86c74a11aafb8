//! The interface of a job, wherever it runs.

use js_sys::Date;

/// A computation in steps, each far shorter than a person notices.
pub trait Job {
    /// Computes a step and appends its output.
    fn advance(&mut self, output: &mut Vec<u8>);

    /// Returns whether no step is left.
    fn is_complete(&self) -> bool;

    /// Appends the progress, or the result of a complete job, after a batch of steps.
    fn report(&self, _output: &mut Vec<u8>) {}
}

/// The page's request for a job.
pub trait JobRequest {
    /// Returns the text that requests the job from the worker, or `None` if only the page can compute it.
    fn message(&self, id: u32) -> Option<String>;

    /// Starts the job on the page's own thread, after the output that the page has received already.
    fn start(&self) -> Box<dyn Job>;
}

/// Computes steps until a duration has passed, at least one, and appends their output.
pub fn batch(job: &mut dyn Job, duration_ms: f64, output: &mut Vec<u8>) {
    let end = Date::now() + duration_ms;
    while !job.is_complete() {
        job.advance(output);
        if Date::now() >= end {
            break;
        }
    }
    job.report(output);
}
