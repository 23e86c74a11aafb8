//! The path from the causes to the result: the intermediates that differ, and the effect of each on the result.

use super::Epoch;
use super::effect::Effect;
use super::moved::{Difference, Moved, all_moved, position};
use crate::ordered::ascending;
use crate::quantity::Uid;
use crate::yuma::epoch::trace_with;
use crate::yuma::explain::{Name, Symbol, Value};
use crate::yuma::overrides::{Override, Place};
use crate::yuma::quantity::Quantity;
use crate::yuma::steps::{STEPS, Step};

/// The maximum number of entries of an intermediate whose effect is computed.
const ASKED: usize = 6;

/// The maximum number of entries of an intermediate that are reported.
const TOLD: usize = 3;

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
    pub places: Vec<LinkPlace>,
    /// The number of entries that differ, including those in `places`.
    pub differing: usize,
}

/// One entry of an intermediate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkPlace {
    /// The entry's values in both epochs.
    pub moved: Moved,
    /// The effect on the result if no other entry of the intermediate changes.
    pub alone: Difference,
    /// For a clipped weight, the amount that consensus cuts off in each epoch.
    pub cut: Option<[Value; 2]>,
}

/// Returns the intermediates between the input and a result that differ and affect it, the largest effect first.
pub fn links(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Vec<Link> {
    let Name::Quantity(target) = result.name else { return Vec::new() };
    let links = read_by(target).into_iter().filter_map(|quantity| link(before, after, result, quantity));
    ascending(links.collect(), |link| -link.effect.size())
}

/// Returns the intermediates that a quantity depends on, in the order of the steps, by walking the step registry
/// backwards.
fn read_by(target: Quantity) -> Vec<Quantity> {
    let mut wanted: Vec<Quantity> = target.step().map_or(&[][..], |step| step.inputs).to_vec();
    for step in STEPS.iter().rev() {
        if step.outputs.iter().any(|output| wanted.contains(output)) {
            wanted.extend(step.inputs);
        }
    }
    Override::QUANTITIES.into_iter().filter(|quantity| wanted.contains(quantity)).collect()
}

fn link(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol, quantity: Quantity) -> Option<Link> {
    let moved = all_moved(before.trace, after.trace, quantity);
    if moved.is_empty() {
        return None;
    }
    let (was, is) = (position(before.trace, result), position(after.trace, result));
    let alone = |index| {
        let held = Override { quantity, index, from: after.trace };
        position(&trace_with(before.input, &held), result).minus(was)
    };
    let without = Override { quantity, index: Place::Everywhere, from: before.trace };
    let last = is.minus(position(&trace_with(after.input, &without), result));
    let effect = Effect { alone: alone(Place::Everywhere), last };
    if effect == Effect::default() {
        return None;
    }
    let differing = moved.len();
    let asked = most_telling(before, after, result, moved).into_iter().take(ASKED).map(|moved| LinkPlace {
        moved,
        alone: alone(index(moved.symbol)),
        cut: (quantity == Quantity::Clipped).then(|| [before, after].map(|epoch| cut(epoch, moved.symbol))),
    });
    let mut places = ascending(asked.collect(), |index| -index.alone.size());
    places.truncate(TOLD);
    Some(Link { step: quantity.step()?, quantity, effect, places, differing })
}

/// Sorts the entries that concern a neuron of the result first, then all others, each by the size of the difference.
fn most_telling(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol, moved: Vec<Moved>) -> Vec<Moved> {
    let own = [result.validator, result.miner];
    let bears = |moved: &Moved| {
        let symbol = moved.symbol;
        let is_own = own.iter().flatten().any(|uid| [symbol.validator, symbol.miner].contains(&Some(*uid)));
        let validator = result.validator.or(symbol.validator);
        let miner = result.miner.or(symbol.miner);
        is_own || validator.zip(miner).is_some_and(|(validator, miner)| meet(before, after, validator, miner))
    };
    ascending(moved, |moved| {
        let far = if bears(moved) { 0 } else { i128::from(u64::MAX) };
        far - moved.difference().size()
    })
}

/// Returns whether a validator has a weight on a miner, or a bond with it, in either epoch.
fn meet(before: &Epoch<'_>, after: &Epoch<'_>, validator: Uid, miner: Uid) -> bool {
    [before, after].into_iter().any(|epoch| {
        let has = |quantity| epoch.trace.cell(quantity, validator, miner).is_some_and(|value| value > 0);
        has(Quantity::Weights) || has(Quantity::BondShares)
    })
}

fn index(symbol: Symbol) -> Place {
    match (symbol.validator, symbol.miner) {
        (Some(validator), Some(miner)) => Place::Cell(validator, miner),
        (Some(uid), None) | (None, Some(uid)) => Place::Neuron(uid),
        (None, None) => Place::Everywhere,
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
