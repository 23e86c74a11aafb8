//! How much of a change each cause brings about, asked of the engine.

use super::Epoch;
use super::cause::{Cause, causes};
use super::moved::{Difference, position};
use crate::ordered::ascending;
use crate::quantity::Uid;
use crate::yuma::epoch::trace;
use crate::yuma::explain::Symbol;

/// The causes that are told apart; each takes two runs of the epoch.
const TOLD_APART: usize = 24;

/// What difference something makes to a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// If it is the only thing that changes.
    pub alone: Difference,
    /// If everything else has changed already.
    pub last: Difference,
}

impl Effect {
    /// How much the effect depends on everything else: `last - alone`.
    pub fn dependence(&self) -> Difference {
        self.last.minus(self.alone)
    }

    /// The larger of the two, without its sign: what to sort by.
    pub fn size(&self) -> i128 {
        self.alone.size().max(self.last.size())
    }
}

/// A cause and what it does to the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Attributed {
    /// The cause.
    pub cause: Cause,
    /// Its effect.
    pub effect: Effect,
}

/// All causes with their effects on a result, the largest first.
pub fn attributed(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Vec<Attributed> {
    let was = position(before.trace, result);
    let is = position(after.trace, result);
    let of = |input| position(&trace(&input), result);
    let causes = pooled(causes(before, after), before, after, result);
    let attributed = causes.into_iter().map(|cause| {
        let alone = of(cause.carried(after.input, before.input)).minus(was);
        let last = is.minus(of(cause.carried(before.input, after.input)));
        Attributed { effect: Effect { alone, last }, cause }
    });
    ascending(attributed.collect(), |cause| -cause.effect.size())
}

/// The causes, of which only so many are told apart: what concerns all, what concerns the neurons of the result, and then
/// that of the neurons with the largest stake.
fn pooled(causes: Vec<Cause>, before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Vec<Cause> {
    if causes.len() <= TOLD_APART {
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
    let others = causes.split_off(TOLD_APART - 1);
    causes.push(Cause::Others(others));
    causes
}
