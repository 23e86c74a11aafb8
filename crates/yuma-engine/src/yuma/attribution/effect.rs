//! The effect of each cause of a change, computed by running the engine.

use super::Epoch;
use super::cause::{Cause, causes};
use super::moved::{Difference, position};
use crate::ordered::ascending;
use crate::quantity::Uid;
use crate::yuma::epoch::trace_in;
use crate::yuma::explain::Symbol;
use crate::yuma::workspace::Workspace;

/// The maximum number of measured causes, including the pooled rest; each takes two runs of the epoch.
const MAX_CAUSES: usize = 24;

/// The effect of one difference on a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The effect if nothing else changes.
    pub alone: Difference,
    /// The effect if everything else has changed already.
    pub last: Difference,
}

impl Effect {
    /// Returns how much the effect depends on the other causes: `last - alone`.
    pub fn dependence(&self) -> Difference {
        self.last.minus(self.alone)
    }

    /// Returns the larger absolute value of `alone` and `last`, used as a sort key.
    pub fn size(&self) -> i128 {
        self.alone.size().max(self.last.size())
    }
}

/// A cause and its effect on the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Attributed {
    /// The cause.
    pub cause: Cause,
    /// Its effect.
    pub effect: Effect,
}

/// Returns the causes whose effects are measured.
pub fn measured(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Vec<Cause> {
    pooled(causes(before, after), before, after, result)
}

/// Measures the effect of a cause on a result.
pub fn attributed(
    cause: Cause,
    before: &Epoch<'_>,
    after: &Epoch<'_>,
    result: Symbol,
    workspace: &mut Workspace,
) -> Attributed {
    let mut of = |input| {
        let trace = trace_in(workspace, &input);
        let position = position(&trace, result);
        workspace.recycle_trace(trace);
        position
    };
    let alone = of(cause.carried(after.input, before.input)).minus(position(before.trace, result));
    let last = position(after.trace, result).minus(of(cause.carried(before.input, after.input)));
    Attributed { effect: Effect { alone, last }, cause }
}

/// Pools the causes beyond a fixed number into one. Kept separate are, in this order, subnet-wide causes, causes of
/// the neurons of the result, and causes of the neurons with the largest stake.
fn pooled(causes: Vec<Cause>, before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Vec<Cause> {
    if causes.len() <= MAX_CAUSES {
        return causes;
    }
    let stake = |uid: Uid| {
        let of = |epoch: &Epoch<'_>| epoch.trace.stake.get(uid.index()).copied().unwrap_or_default();
        i128::from(of(before).max(of(after)).to_bits())
    };
    let mut causes = ascending(causes, |cause| match cause.neuron() {
        None => i128::MIN,
        own if own == result.validator || own == result.miner => i128::MIN + 1,
        Some(uid) => -stake(uid),
    });
    let others = causes.split_off(MAX_CAUSES - 1);
    causes.push(Cause::Others(others));
    causes
}
