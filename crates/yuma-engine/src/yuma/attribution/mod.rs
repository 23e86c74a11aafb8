//! Attribution of a result's change between two epochs: which inputs differ, how each difference affects the result,
//! and which steps pass the effect on.
//!
//! Nothing is estimated. Every effect is computed by the engine as a counterfactual: the epoch before with one change
//! applied, and the epoch after without it.

mod cause;
mod effect;
mod links;
mod moved;

pub use cause::{Cause, causes};
pub use effect::{Attributed, Effect};
pub use links::{Link, LinkEntry};
pub use moved::{Difference, Moved};

use super::explain::{Symbol, Value};
use super::input::EpochInput;
use super::trace::Trace;

/// The input of an epoch and its trace.
#[derive(Clone, Copy, Debug)]
pub struct Epoch<'a> {
    /// The input of the epoch.
    pub input: &'a EpochInput,
    /// The trace computed from the input.
    pub trace: &'a Trace,
}

/// The explanation of one result's change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The result in both epochs.
    pub result: Moved,
    /// The differences between the inputs, the largest effect first. Causes without an effect come last.
    pub causes: Vec<Attributed>,
    /// The part of the difference that no single cause explains: the whole difference minus the sum of all `alone`
    /// effects.
    pub interaction: Difference,
    /// The intermediates that differ and lead to the result, the largest effect first.
    pub links: Vec<Link>,
    /// The rounding tolerance: differences up to this size are rounding, 2^-20 of the measured value.
    pub rounding: Difference,
}

/// The reason why two epochs cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The uid counts differ, so a uid of one epoch may be missing in the other.
    #[error("the epochs have {before} and {after} uids")]
    UidCounts {
        /// The uid count of the first epoch.
        before: u16,
        /// The uid count of the second epoch.
        after: u16,
    },
    /// The symbol is not a single result of a step, or one epoch does not compute it.
    #[error("the epochs have no such result")]
    NoSuchResult,
}

/// Explains why a result of a step, or a cell of a matrix, changed from one epoch to another of the same subnet.
///
/// `result` is created with [`Symbol::result`] or [`Symbol::cell`].
///
/// # Errors
/// Returns a [`ChangeError`] if the epochs do not have the same uids, or if not both have this result.
pub fn change(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Result<Change, ChangeError> {
    if before.input.uid_count != after.input.uid_count {
        let count = |epoch: &Epoch<'_>| epoch.input.uid_count;
        return Err(ChangeError::UidCounts { before: count(before), after: count(after) });
    }
    let result = moved::moved(before.trace, after.trace, result).ok_or(ChangeError::NoSuchResult)?;
    let rounding = rounding(before, after, &result);
    let causes = effect::attributed(before, after, result.symbol);
    let alone = causes.iter().fold(Difference::default(), |sum, cause| sum.plus(cause.effect.alone));
    let links = links::links(before, after, result.symbol);
    Ok(Change { result, causes, interaction: result.difference().minus(alone), links, rounding })
}

impl Change {
    /// Returns the signed difference of the result.
    pub fn difference(&self) -> Difference {
        self.result.difference()
    }

    /// Returns whether the effects of the causes add up: each has the same effect alone and together with all others.
    pub fn is_additive(&self) -> bool {
        self.interaction.size() <= self.rounding.0 && self.causes.iter().all(|cause| !self.depends(cause))
    }

    /// Returns whether the effect of a cause depends on the other causes.
    pub fn depends(&self, cause: &Attributed) -> bool {
        cause.effect.dependence().size() > self.rounding.0
    }
}

/// Returns the rounding tolerance: an epoch rounds each of its thousands of operations to 2^-32.
fn rounding(before: &Epoch<'_>, after: &Epoch<'_>, result: &Moved) -> Difference {
    Difference(match result.before {
        Value::Alpha(_) => i128::from(before.input.emission.0.max(after.input.emission.0) >> 20) + 1,
        Value::Flag(_) => 0,
        _ => 1 << 12,
    })
}
