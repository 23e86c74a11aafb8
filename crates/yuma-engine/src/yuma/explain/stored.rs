//! Explanations of the numbers that an epoch reads, and of intermediates that no step stores.

use substrate_fixed::types::I32F32;

use super::scene::Scene;
use super::symbol::{Name, Symbol, Value};
use super::{Explanation, Reason, bonds, stake, weights};
use crate::fixed::{from_share, moving_average_rate};
use crate::quantity::Uid;
use crate::yuma::bonds::is_bond_masked;
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::quantity::Quantity;
use crate::yuma::stake::tao_weight;

/// Explains a stored number as it is, or an intermediate by its own formula if it has one.
pub fn explain(scene: &Scene<'_>, symbol: Symbol) -> Explanation {
    let input = scene.input;
    let validator = symbol.validator.or(symbol.miner).unwrap_or_default();
    let miner = symbol.miner.unwrap_or(validator);
    let read = |value| read(symbol, value);
    match symbol.name {
        Name::StoredWeight => weight(scene, symbol, validator, miner),
        Name::StoredBond => bond(scene, symbol, validator, miner),
        Name::StoredPermit => {
            read(Value::Flag(input.validator_permits.get(validator.index()).copied().unwrap_or_default()))
        }
        Name::Owner => read(Value::Flag(input.owner == Some(validator))),
        Name::AlphaStake => read(Value::Alpha(input.alpha_stake(validator))),
        Name::TaoStake => read(Value::Rao(input.tao_stake(validator))),
        Name::TotalStake => {
            let total = stake::total_stake(scene, validator);
            let explanation = read(total.value().unwrap_or(Value::Count(0))).by(total);
            Explanation { step: Quantity::Stake.step(), ..explanation }
        }
        Name::LastUpdate => read(Value::Block(input.last_update(validator))),
        Name::ActivityCutoff => read(Value::Block(input.activity_cutoff)),
        Name::CurrentBlock => read(Value::Block(input.current_block)),
        Name::PayableEmission => read(Value::Alpha(input.emission)),
        Name::BondRate => read(Value::Fraction(moving_average_rate(input.parameters.bonds_moving_average))),
        Name::Hyperparameter(hyperparameter) => read(hyperparameter_value(scene, hyperparameter)),
        Name::MovedBond => {
            let moved = bonds::moved(scene, validator, miner);
            let explanation = read(moved.value().unwrap_or(Value::Count(0))).by(moved);
            Explanation { step: Quantity::EmaBonds.step(), ..explanation }
        }
        Name::Quantity(quantity) => read(Value::Fraction(scene.total(quantity))),
        Name::StakeRank
        | Name::Support
        | Name::SupportAbove
        | Name::StakeBelow
        | Name::CountedStake
        | Name::ConsensusRead
        | Name::Distance
        | Name::BoughtBond
        | Name::Earned => read(Value::Fraction(I32F32::default())),
    }
}

fn read(symbol: Symbol, value: Value) -> Explanation {
    Explanation { step: None, symbol, value, stored: None, formula: None, supporting: Vec::new(), reason: None }
}

/// Explains a stored weight, with the reason why it does not count, if any.
fn weight(scene: &Scene<'_>, symbol: Symbol, validator: Uid, miner: Uid) -> Explanation {
    let stored = scene.input.weights.get(validator, miner);
    let explanation = read(symbol, Value::Share(stored.unwrap_or_default())).stored_as(stored.map(Value::Share));
    match scene.trace.weights.get(validator, miner) {
        Some(_) => explanation,
        None => explanation.because(weights::missing(scene, validator, miner)),
    }
}

/// Explains a stored bond, with the reason why it does not count, if any.
fn bond(scene: &Scene<'_>, symbol: Symbol, validator: Uid, miner: Uid) -> Explanation {
    let stored = scene.input.bonds.get(validator, miner);
    let explanation = read(symbol, Value::Share(stored.unwrap_or_default())).stored_as(stored.map(Value::Share));
    match stored {
        None => explanation.because(Reason::NoOldBond),
        Some(_) if is_bond_masked(scene.input, miner) => explanation.because(Reason::BondVoid),
        Some(_) => explanation,
    }
}

/// Returns a hyperparameter as the formulas read it.
fn hyperparameter_value(scene: &Scene<'_>, hyperparameter: Hyperparameter) -> Value {
    let parameters = &scene.input.parameters;
    match hyperparameter {
        Hyperparameter::Kappa => Value::Fraction(from_share(parameters.kappa)),
        Hyperparameter::BondsPenalty => Value::Fraction(from_share(parameters.bonds_penalty)),
        Hyperparameter::AlphaLow => Value::Fraction(from_share(parameters.alpha_low)),
        Hyperparameter::AlphaHigh => Value::Fraction(from_share(parameters.alpha_high)),
        Hyperparameter::TaoWeight => Value::Fraction(tao_weight(parameters.tao_weight)),
        Hyperparameter::StakeThreshold => Value::Alpha(parameters.stake_threshold),
        other => Value::Count(u64::try_from(other.get(parameters)).unwrap_or_default()),
    }
}
