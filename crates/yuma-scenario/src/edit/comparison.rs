//! Changes of a scenario's comparison.

use crate::lanes::LaneSet;
use crate::model::{Comparison, Document, Pinned, Scenario};

/// A change of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonEdit {
    /// Pins the scenario as A; later edits apply to B.
    Pin,
    /// Swaps A and B. Does nothing if nothing is pinned.
    Swap,
    /// Runs the scenario under several hyperparameter presets.
    Hyperparameters(LaneSet),
    /// Ends the comparison.
    End,
}

/// Returns the changed scenario. Everything in a comparison is already valid.
pub fn change(scenario: &Scenario, edit: &ComparisonEdit) -> Scenario {
    let (present, comparison) = match (edit, &scenario.comparison) {
        (ComparisonEdit::Swap, Comparison::Pinned(pinned)) => (&**pinned, Comparison::Pinned(Pinned::new(scenario))),
        (ComparisonEdit::Swap, unchanged) => (scenario, unchanged.clone()),
        (ComparisonEdit::Pin, _) => (scenario, Comparison::Pinned(Pinned::new(scenario))),
        (ComparisonEdit::Hyperparameters(lanes), _) => (scenario, Comparison::Hyperparameters(*lanes)),
        (ComparisonEdit::End, _) => (scenario, Comparison::None),
    };
    Scenario::known_valid(Document { comparison, ..Document::clone(present) })
}
