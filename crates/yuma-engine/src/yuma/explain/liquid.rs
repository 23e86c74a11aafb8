//! Explanations of liquid alpha: the distance of a bond from its weight, and the resulting rate.

use super::scene::Scene;
use super::symbol::{Name, Symbol, Value};
use super::term::Term;
use super::{Explanation, Reason};
use crate::fixed::{HALF, ONE, ZERO, from_share};
use crate::quantity::{Share, Uid};
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::liquid_alpha::{Sigmoid, consensus_read, seen, steepness};
use crate::yuma::quantity::Quantity;

/// Returns whether each bond moves at its own rate.
pub fn is_on(scene: &Scene<'_>) -> bool {
    scene.trace.alphas.is_some()
}

/// Explains a rate: `low + (high - low) / (1 + exp(steepness * (1/2 - distance)))`, clamped to the range from low to
/// high.
///
/// The distance is `weight - consensus` if the weight reaches the bond, else `bond - weight`, clamped to the range
/// from 0 to 1.
pub fn alpha(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::Alphas, validator, miner);
    if !is_on(scene) {
        return explanation.because(Reason::NoLiquidAlpha);
    }
    let parameters = &scene.input.parameters;
    let read = consensus_read(parameters, &scene.trace.consensus, scene.input.previous_consensus.as_deref());
    let consensus = read.get(miner.index()).copied().unwrap_or_default();
    let weight = seen(scene.trace.weights_for_bonds().row(validator), miner).unwrap_or_default();
    let bond = seen(scene.trace.old_bonds.row(validator), miner).unwrap_or_default();
    let known_weight = Term::known(Symbol::cell(Quantity::WeightsForBonds, validator, miner), weight);
    let known_bond = Term::known(Symbol::cell(Quantity::OldBonds, validator, miner), bond);
    let difference = if weight >= bond {
        known_weight.minus(Term::known(Symbol::of_miner(Name::ConsensusRead, miner), consensus))
    } else {
        known_bond.minus(known_weight)
    };
    let symbol = Symbol::of_cell(Name::Distance, validator, miner);
    let distance = Term::known(symbol, Sigmoid::distance(weight, bond, consensus));
    let bound = |hyperparameter, share: Share| {
        Term::known(Symbol::plain(Name::Hyperparameter(hyperparameter)), from_share(share))
    };
    let low = || bound(Hyperparameter::AlphaLow, parameters.alpha_low);
    let high = || bound(Hyperparameter::AlphaHigh, parameters.alpha_high);
    let steep = Symbol::plain(Name::Hyperparameter(Hyperparameter::AlphaSigmoidSteepness));
    let steep = Term::Known(steep, Value::Number(steepness(parameters)));
    let exponent = steep.times(Term::fraction(HALF).minus(distance));
    let rate = low().plus(high().minus(low()).times(Term::Logistic(Box::new(exponent))));
    explanation
        .where_is(symbol, difference.at_most(Term::fraction(ONE)).no_less_than(Term::fraction(ZERO)))
        .by(rate.at_most(high()).no_less_than(low()))
}
