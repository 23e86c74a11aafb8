//! Changes of the progress in a lesson.

use crate::store::lesson_progress::PlacedBet;

/// A change of the progress in the open lesson; steps by their indexes.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgressChange {
    /// A step was opened.
    Opened(usize),
    /// A bet was placed.
    Bet(usize, PlacedBet),
    /// The bet of a step was right.
    Right(usize),
    /// A goal was reached with a result.
    Best(usize, f64),
    /// The reader left the last step by its end.
    Finished,
}
