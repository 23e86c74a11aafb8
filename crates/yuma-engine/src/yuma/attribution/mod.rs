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
pub use moved::{Difference, Moved, moved};

use std::vec;

use super::explain::{Symbol, Value};
use super::input::EpochInput;
use super::quantity::Quantity;
use super::trace::Trace;
use super::workspace::Workspace;
use crate::ordered::ascending;

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

/// An incremental computation of a [`Change`]. Each step runs a few epochs, so that a page stays responsive.
#[derive(Debug)]
pub struct Attribution {
    result: Moved,
    rounding: Difference,
    causes: vec::IntoIter<Cause>,
    attributed: Vec<Attributed>,
    quantities: vec::IntoIter<Quantity>,
    links: Vec<Link>,
    workspace: Workspace,
}

/// Explains why a result of a step, or a cell of a matrix, changed from one epoch to another of the same subnet.
///
/// `result` is created with [`Symbol::result`] or [`Symbol::cell`].
///
/// # Errors
/// Returns a [`ChangeError`] if the epochs do not have the same uids, or if not both have this result.
pub fn change(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Result<Change, ChangeError> {
    let mut attribution = Attribution::new(before, after, result)?;
    while attribution.advance(before, after) {}
    Ok(attribution.finish())
}

impl Attribution {
    /// Starts the computation of [`change`].
    ///
    /// # Errors
    /// Returns a [`ChangeError`] if the epochs do not have the same uids, or if not both have this result.
    pub fn new(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Result<Attribution, ChangeError> {
        if before.input.uid_count != after.input.uid_count {
            let count = |epoch: &Epoch<'_>| epoch.input.uid_count;
            return Err(ChangeError::UidCounts { before: count(before), after: count(after) });
        }
        let result = moved::moved(before.trace, after.trace, result).ok_or(ChangeError::NoSuchResult)?;
        Ok(Attribution {
            rounding: rounding(before, after, &result),
            causes: effect::measured(before, after, result.symbol).into_iter(),
            attributed: Vec::new(),
            quantities: links::between(result.symbol).into_iter(),
            links: Vec::new(),
            workspace: Workspace::default(),
            result,
        })
    }

    /// Measures the next cause or intermediate of the same epochs. Returns false if none is left.
    pub fn advance(&mut self, before: &Epoch<'_>, after: &Epoch<'_>) -> bool {
        let (result, workspace) = (self.result.symbol, &mut self.workspace);
        if let Some(cause) = self.causes.next() {
            self.attributed.push(effect::attributed(cause, before, after, result, workspace));
        } else if let Some(quantity) = self.quantities.next() {
            self.links.extend(links::link(before, after, result, quantity, workspace));
        } else {
            return false;
        }
        true
    }

    /// Returns the change with the causes and intermediates measured so far.
    pub fn finish(self) -> Change {
        let causes = ascending(self.attributed, |cause| -cause.effect.size());
        let links = ascending(self.links, |link| -link.effect.size());
        let alone = causes.iter().fold(Difference::default(), |sum, cause| sum.plus(cause.effect.alone));
        let interaction = self.result.difference().minus(alone);
        Change { result: self.result, causes, interaction, links, rounding: self.rounding }
    }
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
