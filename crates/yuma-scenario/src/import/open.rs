//! The open scenario that files may change.

use crate::Scenario;

/// The open scenario.
#[derive(Clone, Copy, Debug)]
pub enum Open<'a> {
    /// The whole scenario, which may get other rows and columns.
    Whole(&'a Scenario),
    /// The state at an epoch of a timeline, of which only weights, stakes and hyperparameters may change.
    AtPlayhead(&'a Scenario),
}

impl<'a> Open<'a> {
    pub(super) fn scenario(self) -> &'a Scenario {
        match self {
            Open::Whole(scenario) | Open::AtPlayhead(scenario) => scenario,
        }
    }

    pub(super) fn is_whole(self) -> bool {
        matches!(self, Open::Whole(_))
    }
}
