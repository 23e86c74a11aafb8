//! The path from the causes to the result: the intermediates that differ, and the effect of each on the result.

use super::Epoch;
use super::effect::Effect;
use super::moved::{Difference, Moved, all_moved, position};
use crate::ordered::ascending;
use crate::quantity::Uid;
use crate::yuma::epoch::trace_with;
use crate::yuma::explain::{Name, Symbol, Value};
use crate::yuma::overrides::{Override, Target};
use crate::yuma::quantity::Quantity;
use crate::yuma::steps::{STEPS, Step};
use crate::yuma::workspace::Workspace;

/// The maximum number of entries of an intermediate whose effect is computed.
const MAX_CANDIDATES: usize = 6;

/// The maximum number of entries of an intermediate that are reported.
const MAX_REPORTED: usize = 3;

/// An intermediate that differs.
///
/// The effects of links do not add up, because each link passes on the effect of the links before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The step that computes the intermediate.
    pub step: &'static Step,
    /// The intermediate.
    pub quantity: Quantity,
    /// The effect of the whole intermediate on the result.
    pub effect: Effect,
    /// The entries with the largest effect, largest first.
    pub entries: Vec<LinkEntry>,
    /// The number of entries that differ, including those in `entries`.
    pub differing: usize,
}

/// One entry of an intermediate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkEntry {
    /// The entry's values in both epochs.
    pub moved: Moved,
    /// The effect on the result if no other entry of the intermediate changes.
    pub alone: Difference,
    /// For a clipped weight, the amount that consensus cuts off in each epoch.
    pub cut: Option<[Value; 2]>,
}

/// Returns the intermediates that a result depends on, in the order of the steps, by walking the step registry backwards.
pub fn between(result: Symbol) -> Vec<Quantity> {
    let Name::Quantity(target) = result.name else { return Vec::new() };
    let mut wanted: Vec<Quantity> = target.step().map_or(&[][..], |step| step.inputs).to_vec();
    for step in STEPS.iter().rev() {
        if step.outputs.iter().any(|output| wanted.contains(output)) {
            wanted.extend(step.inputs);
        }
    }
    Override::QUANTITIES.into_iter().filter(|quantity| wanted.contains(quantity)).collect()
}

/// Returns an intermediate between the input and a result, if it differs and affects the result.
pub fn link(
    before: &Epoch<'_>,
    after: &Epoch<'_>,
    result: Symbol,
    quantity: Quantity,
    workspace: &mut Workspace,
) -> Option<Link> {
    let moved = all_moved(before.trace, after.trace, quantity);
    if moved.is_empty() {
        return None;
    }
    let (was, is) = (position(before.trace, result), position(after.trace, result));
    let mut with = |input, replacement| {
        let trace = trace_with(workspace, input, &replacement);
        let position = position(&trace, result);
        workspace.recycle_trace(trace);
        position
    };
    let last = is.minus(with(after.input, Override { quantity, target: Target::All, from: before.trace }));
    let mut alone = |target| with(before.input, Override { quantity, target, from: after.trace }).minus(was);
    let effect = Effect { alone: alone(Target::All), last };
    if effect == Effect::default() {
        return None;
    }
    let differing = moved.len();
    let candidates =
        most_relevant(before, after, result, moved).into_iter().take(MAX_CANDIDATES).map(|moved| LinkEntry {
            moved,
            alone: alone(target(moved.symbol)),
            cut: (quantity == Quantity::Clipped).then(|| [before, after].map(|epoch| cut(epoch, moved.symbol))),
        });
    let mut entries = ascending(candidates.collect(), |entry| -entry.alone.size());
    entries.truncate(MAX_REPORTED);
    Some(Link { step: quantity.step()?, quantity, effect, entries, differing })
}

/// Sorts the entries that concern a neuron of the result first, then all others, each by the size of the difference.
fn most_relevant(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol, moved: Vec<Moved>) -> Vec<Moved> {
    let own = [result.validator, result.miner];
    let concerns = |moved: &Moved| {
        let symbol = moved.symbol;
        let is_own = own.iter().flatten().any(|uid| [symbol.validator, symbol.miner].contains(&Some(*uid)));
        let validator = result.validator.or(symbol.validator);
        let miner = result.miner.or(symbol.miner);
        is_own || validator.zip(miner).is_some_and(|(validator, miner)| are_connected(before, after, validator, miner))
    };
    ascending(moved, |moved| {
        let offset = if concerns(moved) { 0 } else { i128::from(u64::MAX) };
        offset - moved.difference().size()
    })
}

/// Returns whether a validator has a weight on a miner, or a bond with it, in either epoch.
fn are_connected(before: &Epoch<'_>, after: &Epoch<'_>, validator: Uid, miner: Uid) -> bool {
    [before, after].into_iter().any(|epoch| {
        let has = |quantity| epoch.trace.cell(quantity, validator, miner).is_some_and(|value| value > 0);
        has(Quantity::Weights) || has(Quantity::BondShares)
    })
}

fn target(symbol: Symbol) -> Target {
    match (symbol.validator, symbol.miner) {
        (Some(validator), Some(miner)) => Target::Cell(validator, miner),
        (Some(uid), None) | (None, Some(uid)) => Target::Neuron(uid),
        (None, None) => Target::All,
    }
}

/// Returns the amount that consensus cuts off a weight.
fn cut(epoch: &Epoch<'_>, symbol: Symbol) -> Value {
    let at = |quantity| {
        let cell = symbol.validator.zip(symbol.miner);
        cell.and_then(|(validator, miner)| epoch.trace.cell(quantity, validator, miner)).unwrap_or_default()
    };
    Value::Fraction(at(Quantity::Weights).saturating_sub(at(Quantity::Clipped)))
}
