//! Why a result changed between two epochs: what of their input differs, what of that moved the result, and by which
//! steps it got there.
//!
//! Nothing is estimated. Every effect is the answer of the engine to a question of "what if": the epoch before with this
//! one change, and the epoch after without it.

mod cause;
mod effect;
mod links;
mod moved;

pub use cause::Cause;
pub use effect::{Attributed, Effect};
pub use links::{Link, LinkPlace};
pub use moved::{Difference, Moved};

use super::explain::{Symbol, Value};
use super::input::EpochInput;
use super::trace::Trace;

/// What an epoch read, and what it computed of it.
#[derive(Clone, Copy, Debug)]
pub struct Epoch<'a> {
    /// What it read.
    pub input: &'a EpochInput,
    /// What it computed.
    pub trace: &'a Trace,
}

/// Why one result changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The result in both epochs.
    pub result: Moved,
    /// What the epochs read differently, the largest effect first. One without effect stands at the end.
    pub causes: Vec<Attributed>,
    /// What no cause brings about by itself: the whole difference less the sum of the effects that each cause has alone.
    pub interaction: Difference,
    /// The intermediates that differ and lead to the result, the largest effect first.
    pub links: Vec<Link>,
    /// Differences up to this are rounding: 2^-20 of what is measured.
    pub rounding: Difference,
}

/// Why two epochs cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// A uid of one epoch may be missing in the other.
    #[error("the epochs have {before} and {after} uids")]
    UidCounts {
        /// The uids of the first.
        before: u16,
        /// The uids of the second.
        after: u16,
    },
    /// The symbol is no single result of a step, or one epoch does not compute it.
    #[error("the epochs have no such result")]
    NoSuchResult,
}

/// Why a result of a step, or a cell of a matrix, changed from one epoch to another of the same subnet.
///
/// `result` is made by [`Symbol::result`] or [`Symbol::cell`].
///
/// # Errors
/// [`ChangeError`], if the epochs do not have the same uids, or not both this result.
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
    /// How far the result moved.
    pub fn difference(&self) -> Difference {
        self.result.difference()
    }

    /// Whether the causes that have an effect simply add up: each has the same effect alone and together with all others.
    pub fn is_additive(&self) -> bool {
        self.interaction.size() <= self.rounding.0 && self.causes.iter().all(|cause| !self.depends(cause))
    }

    /// Whether the effect of a cause depends on the other causes.
    pub fn depends(&self, cause: &Attributed) -> bool {
        cause.effect.dependence().size() > self.rounding.0
    }
}

/// What rounding may come to: an epoch rounds each of its thousands of operations to 2^-32.
fn rounding(before: &Epoch<'_>, after: &Epoch<'_>, result: &Moved) -> Difference {
    Difference(match result.before {
        Value::Alpha(_) => i128::from(before.input.emission.0.max(after.input.emission.0) >> 20) + 1,
        Value::Flag(_) => 0,
        _ => 1 << 12,
    })
}
