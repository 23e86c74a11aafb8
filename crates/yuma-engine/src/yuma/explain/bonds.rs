//! Explanations of bonds: old bonds, targets, moved bonds and shares.

use substrate_fixed::types::I32F32;

use super::liquid;
use super::scene::Scene;
use super::symbol::{Name, Symbol, Value};
use super::term::Term;
use super::{Explanation, Reason, weights};
use crate::fixed::{ONE, ZERO, moving_average_rate, mul, sum};
use crate::quantity::Uid;
use crate::yuma::bonds::is_bond_masked;
use crate::yuma::moving_average::moving_average;
use crate::yuma::parameters::YumaVersion;
use crate::yuma::quantity::Quantity;
use crate::yuma::workspace::Workspace;

/// Explains an old bond. Yuma 2: `stored / sum of the column`; Yuma 3: `stored / 65535`. Void if the miner registered
/// since.
pub fn old_bond(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::OldBonds, validator, miner);
    let bonds = &scene.input.bonds;
    let Some(stored) = bonds.get(validator, miner) else {
        return explanation.because(Reason::NoOldBond);
    };
    if is_bond_masked(scene.input, miner) {
        return explanation.because(Reason::BondVoid);
    }
    let own = Term::Known(Symbol::of_cell(Name::StoredBond, validator, miner), Value::Share(stored));
    match scene.input.parameters.yuma_version {
        YumaVersion::Three => explanation.by(own.over(Term::Literal(Value::Whole(I32F32::from_num(u16::MAX))))),
        YumaVersion::Two => {
            let column = scene.input.uids().filter_map(|validator| bonds.get(validator, miner));
            let total = sum(column.map(|bond| I32F32::from_num(bond.0)));
            explanation.share(own, Symbol::of_miner(Name::StoredBond, miner).sum(), Value::Whole(total))
        }
    }
}

/// Explains a bond target. Yuma 2: `weight_for_bonds * active_stake / sum of the column`; Yuma 3: the weight for
/// bonds.
pub fn target(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::BondTargets, validator, miner);
    if scene.trace.weights_for_bonds().get(validator, miner).is_none() {
        return explanation.because(weights::missing(scene, validator, miner));
    }
    let weight = scene.known_cell(Quantity::WeightsForBonds, validator, miner);
    if scene.input.parameters.yuma_version == YumaVersion::Three {
        return explanation.by(weight);
    }
    let bought = scene.known(Quantity::ActiveStake, validator).times(weight);
    let column = scene.column(Quantity::WeightsForBonds, miner).into_iter();
    let total = sum(column.map(|(validator, weight)| mul(weight, scene.at(Quantity::ActiveStake, validator))));
    explanation.share(bought, Symbol::of_miner(Name::BoughtBond, miner).sum(), Value::Fraction(total))
}

/// Explains a bond after the epoch. Yuma 3: the bond after the moving average; Yuma 2: the share over the largest of
/// the column.
pub fn bond(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let stored = scene.trace.outcome.bonds.get(validator, miner).map(Value::Share);
    let explanation = scene.cell(Quantity::EmaBonds, validator, miner).stored_as(stored);
    if scene.input.parameters.yuma_version == YumaVersion::Three {
        let explanation = match dropped(scene, validator, miner) {
            Some(reason) => return explanation.because(reason),
            None => explanation,
        };
        return explanation.by(moved(scene, validator, miner));
    }
    let own = scene.known_cell(Quantity::BondShares, validator, miner);
    let column = scene.column(Quantity::BondShares, miner);
    let largest = column.iter().map(|&(_, share)| share).max().unwrap_or_default().max(ZERO);
    let symbol = Symbol::of_miner(Name::Quantity(Quantity::BondShares), miner).largest();
    explanation.share(own, symbol, Value::Fraction(largest))
}

/// Explains a bond share: the bond over the sum of its column.
pub fn share(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::BondShares, validator, miner);
    let (own, name, column, explanation) = match scene.input.parameters.yuma_version {
        YumaVersion::Three => {
            let own = scene.known_cell(Quantity::EmaBonds, validator, miner);
            let column = scene.column(Quantity::EmaBonds, miner);
            (own, Name::Quantity(Quantity::EmaBonds), sum(column.into_iter().map(|(_, bond)| bond)), explanation)
        }
        YumaVersion::Two => {
            let (own, total) = moved_and_total(scene, validator, miner);
            let symbol = Symbol::of_cell(Name::MovedBond, validator, miner);
            (
                Term::known(symbol, own),
                Name::MovedBond,
                total,
                explanation.where_is(symbol, moved(scene, validator, miner)),
            )
        }
    };
    explanation.share(own, Symbol::of_miner(name, miner).sum(), Value::Fraction(column))
}

/// Builds the moving average `rate * target + (1 - rate) * old`, limited to 1 under liquid alpha.
pub fn moved(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Term {
    let rate = || match &scene.trace.alphas {
        Some(rates) => Term::known(Symbol::cell(Quantity::Alphas, validator, miner), rates.get(validator, miner)),
        None => {
            let rate = moving_average_rate(scene.input.parameters.bonds_moving_average);
            Term::known(Symbol::plain(Name::BondRate), rate)
        }
    };
    let target = scene.known_cell(Quantity::BondTargets, validator, miner);
    let old = scene.known_cell(Quantity::OldBonds, validator, miner);
    let moved = rate().times(target).plus(Term::fraction(ONE).minus(rate()).times(old));
    if liquid::is_on(scene) { moved.at_most(Term::fraction(ONE)) } else { moved }
}

/// Returns the reason why there is no bond, if the moving average has no input.
fn dropped(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Option<Reason> {
    let has_target = scene.trace.bond_targets().get(validator, miner).is_some();
    let has_old = scene.trace.old_bonds.get(validator, miner).is_some();
    match (has_target, has_old) {
        (false, true) if liquid::is_on(scene) => Some(Reason::BondDropped),
        (false, false) => Some(weights::missing(scene, validator, miner)),
        _ => None,
    }
}

/// Returns a Yuma 2 bond after the moving average, and the sum of its column.
fn moved_and_total(scene: &Scene<'_>, validator: Uid, miner: Uid) -> (I32F32, I32F32) {
    let rate = moving_average_rate(scene.input.parameters.bonds_moving_average);
    let trace = scene.trace;
    let moved =
        moving_average(trace.bond_targets(), &trace.old_bonds, rate, scene.input.uid_count, &mut Workspace::default());
    let column = scene.input.uids().filter_map(|validator| moved.get(validator, miner));
    (moved.get(validator, miner).unwrap_or_default(), sum(column))
}
