//! The gain of a participant from one run to another.

use yuma_engine::quantity::{Alpha, Uid};
use yuma_engine::yuma::attribution::Difference;

/// A participant's pay in two runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The participant.
    pub uid: Uid,
    /// Its emission in all epochs of the first run.
    pub before: Alpha,
    /// Its emission in all epochs of the second run.
    pub after: Alpha,
}

impl Gain {
    /// Returns the pay in the second run minus that in the first, in 10^-9.
    pub fn difference(&self) -> Difference {
        Difference(i128::from(self.after.0) - i128::from(self.before.0))
    }
}
