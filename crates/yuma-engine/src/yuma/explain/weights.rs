//! Explanations of weights: counted weights, clipped weights and weights for bonds.

use substrate_fixed::types::I32F32;

use super::scene::{Scene, stored};
use super::symbol::{Name, Symbol, Value};
use super::term::Term;
use super::{Explanation, Reason};
use crate::fixed::{ONE, ZERO, from_share, sum};
use crate::quantity::Uid;
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::quantity::Quantity;
use crate::yuma::weights::weight_mask;

/// Explains a weight: `stored / sum of the row`, over the weights that count.
pub fn weight(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::Weights, validator, miner);
    let Some(given) = scene.input.weights.get(validator, miner) else {
        return explanation.because(Reason::NotGiven);
    };
    if let Some(mask) = weight_mask(scene.input, &scene.trace.validator_permits, validator, miner) {
        return explanation.because(Reason::Masked(mask));
    }
    let counts = |miner: &Uid| scene.trace.weights.get(validator, *miner).is_some();
    let row = scene.input.weights.row(validator).iter().filter(|(miner, _)| counts(miner));
    let total = Value::Whole(sum(row.map(|&(_, weight)| I32F32::from_num(weight.0))));
    let own = Term::Known(Symbol::of_cell(Name::StoredWeight, validator, miner), Value::Share(given));
    explanation.share(own, Symbol::of_validator(Name::StoredWeight, validator).sum(), total)
}

/// Explains a clipped weight: `min(weight, consensus)`.
pub fn clipped(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::Clipped, validator, miner);
    if scene.trace.weights.get(validator, miner).is_none() {
        return explanation.because(missing(scene, validator, miner));
    }
    let explanation = match scene.trace.clipped.get(validator, miner) {
        Some(_) => explanation,
        None => explanation.because(Reason::NoConsensus),
    };
    let given = scene.known_cell(Quantity::Weights, validator, miner);
    explanation.by(given.at_most(scene.known(Quantity::Consensus, miner)))
}

/// Returns the reason why no weight counts.
pub fn missing(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Reason {
    let given = scene.input.weights.get(validator, miner);
    let mask = given.and_then(|_| weight_mask(scene.input, &scene.trace.validator_permits, validator, miner));
    mask.map_or(Reason::NotGiven, Reason::Masked)
}

/// Explains validator trust: the sum of the row of clipped weights.
pub fn validator_trust(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let row = scene.trace.clipped.row(uid).iter();
    let terms = row.map(|&(miner, left)| Term::known(Symbol::cell(Quantity::Clipped, uid, miner), left));
    let explanation = scene.result(Quantity::ValidatorTrust, uid).by(Term::sum(terms));
    explanation.stored_as(stored(&scene.trace.outcome.validator_trust, uid))
}

/// Explains a weight for bonds: `weight + penalty * (clipped - weight)`. A penalty of 0 or 1 takes the weight or the
/// clipped weight unchanged.
pub fn weight_for_bonds(scene: &Scene<'_>, validator: Uid, miner: Uid) -> Explanation {
    let explanation = scene.cell(Quantity::WeightsForBonds, validator, miner);
    let given = || scene.known_cell(Quantity::Weights, validator, miner);
    let left = || scene.known_cell(Quantity::Clipped, validator, miner);
    let penalty = from_share(scene.input.parameters.bonds_penalty);
    if scene.trace.weights.get(validator, miner).is_none() {
        explanation.because(missing(scene, validator, miner))
    } else if penalty == ZERO {
        explanation.by(given()).because(Reason::NoPenalty)
    } else if penalty == ONE {
        explanation.by(left()).because(Reason::FullPenalty)
    } else {
        let penalty = Term::known(Symbol::plain(Name::Hyperparameter(Hyperparameter::BondsPenalty)), penalty);
        explanation.by(given().plus(penalty.times(left().minus(given()))))
    }
}
