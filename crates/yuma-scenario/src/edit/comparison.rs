//! Changes of what a scenario is compared with.

use crate::comparison::{Comparison, Pinned, RuleLanes};
use crate::{Document, Scenario};

/// What happens to the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparisonEdit {
    /// Pins the scenario as A; what is edited from now on is B.
    Pin,
    /// A takes the place of B, and B that of A. Does nothing where nothing is pinned.
    Swap,
    /// Runs the scenario under several rules.
    Rules(RuleLanes),
    /// Compares with nothing.
    End,
}

/// The changed scenario. Whatever was compared is valid already.
pub fn change(scenario: &Scenario, edit: &ComparisonEdit) -> Scenario {
    let (present, comparison) = match (edit, &scenario.comparison) {
        (ComparisonEdit::Swap, Comparison::Pinned(pinned)) => (&**pinned, Comparison::Pinned(Pinned::new(scenario))),
        (ComparisonEdit::Swap, unchanged) => (scenario, unchanged.clone()),
        (ComparisonEdit::Pin, _) => (scenario, Comparison::Pinned(Pinned::new(scenario))),
        (ComparisonEdit::Rules(lanes), _) => (scenario, Comparison::Rules(*lanes)),
        (ComparisonEdit::End, _) => (scenario, Comparison::None),
    };
    Scenario::known_valid(Document { comparison, ..Document::clone(present) })
}
