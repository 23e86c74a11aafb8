//! What is computed a piece at a time, whatever it is and wherever it runs.

use js_sys::Date;

/// Work in steps, each far shorter than a person notices.
pub trait Work {
    /// Does a step, and appends what of it has to be told.
    fn advance(&mut self, answer: &mut Vec<u8>);

    /// Whether all is done.
    fn is_complete(&self) -> bool;

    /// Appends how far it is, or what came of it, after a batch of steps.
    fn report(&self, _answer: &mut Vec<u8>) {}
}

/// Does steps until a duration has passed, and at least one. The answer begins with the number of the job.
pub fn batch(work: &mut dyn Work, number: u32, duration_ms: f64) -> Vec<u8> {
    let mut answer = number.to_le_bytes().to_vec();
    let end = Date::now() + duration_ms;
    while !work.is_complete() {
        work.advance(&mut answer);
        if Date::now() >= end {
            break;
        }
    }
    work.report(&mut answer);
    answer
}
