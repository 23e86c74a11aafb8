//! The way from the causes to the result: the intermediates that differ, and what each of them does to the result.

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

/// The places of an intermediate whose effect is asked for.
const ASKED: usize = 6;

/// The places of an intermediate that are told.
const TOLD: usize = 3;

/// An intermediate that differs.
///
/// The effects of links do not add up: what one link passes on, the next one passes on again.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The step that computes it.
    pub step: &'static Step,
    /// Which intermediate.
    pub quantity: Quantity,
    /// What difference it makes to the result, as a whole.
    pub effect: Effect,
    /// The numbers that make the largest difference, that one first.
    pub places: Vec<LinkPlace>,
    /// How many numbers differ, those among `places` too.
    pub differing: usize,
}

/// One number of an intermediate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkPlace {
    /// The number in both epochs.
    pub moved: Moved,
    /// What difference it makes to the result if nothing else of its intermediate changes.
    pub alone: Difference,
    /// Of a clipped weight, how much of it consensus cuts off, in both epochs.
    pub cut: Option<[Value; 2]>,
}

/// The intermediates between the input and a result that differ and make a difference to it, the largest first.
pub fn links(before: &Epoch<'_>, after: &Epoch<'_>, result: Symbol) -> Vec<Link> {
    let Name::Quantity(target) = result.name else { return Vec::new() };
    let links = read_by(target).into_iter().filter_map(|quantity| link(before, after, result, quantity));
    ascending(links.collect(), |link| -link.effect.size())
}

/// The intermediates from which a quantity follows, in the order of the steps: the registry of steps walked backwards.
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

/// The numbers that bear on a neuron of the result, those that moved most first; then all others.
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

/// Whether a validator has a weight on a miner, or a bond with it, in either epoch.
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

/// How much of a weight consensus cuts off.
fn cut(epoch: &Epoch<'_>, symbol: Symbol) -> Value {
    let at = |quantity| {
        let cell = symbol.validator.zip(symbol.miner);
        cell.and_then(|(validator, miner)| epoch.trace.cell(quantity, validator, miner)).unwrap_or_default()
    };
    Value::Fraction(at(Quantity::Weights).saturating_sub(at(Quantity::Clipped)))
}
