//! Explanations of activity, stake and permits.

use substrate_fixed::types::I32F32;

use super::scene::{Scene, stored};
use super::symbol::{Name, Symbol, Value};
use super::term::Term;
use super::{Explanation, Reason};
use crate::fixed::{ZERO, sum};
use crate::quantity::Uid;
use crate::yuma::active_stake::counted_stake;
use crate::yuma::hyperparameters::Hyperparameter;
use crate::yuma::quantity::Quantity;
use crate::yuma::stake::{counted_totals, is_below_threshold, tao_weight, total_of_all, total_stake_of};

/// Explains an activity flag: `last_update + cutoff >= block`.
pub fn active(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let input = scene.input;
    let last_update = Term::Known(Symbol::of_validator(Name::LastUpdate, uid), Value::Block(input.last_update(uid)));
    let cutoff = Term::Known(Symbol::plain(Name::ActivityCutoff), Value::Block(input.activity_cutoff));
    let now = Term::Known(Symbol::plain(Name::CurrentBlock), Value::Block(input.current_block));
    scene.flag(Quantity::Active, uid).by(last_update.plus(cutoff).reaches(now))
}

/// Explains a stake share: `(alpha + tao * tao_weight) / sum`, 0 below the threshold.
pub fn stake(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let explanation = scene
        .result(Quantity::Stake, uid)
        .stored_as(stored(&scene.trace.outcome.stake_weight, uid))
        .where_is(Symbol::of_validator(Name::TotalStake, uid), total_stake(scene, uid));
    if is_below_threshold(scene.input, uid) {
        return explanation.because(Reason::BelowThreshold);
    }
    let all = total_of_all(&counted_totals(scene.input));
    if total_stake_of(scene.input, uid) == 0 || all == 0 {
        return explanation.because(Reason::NoStake);
    }
    let own = Term::Known(Symbol::of_validator(Name::TotalStake, uid), Value::Stake(total_stake_of(scene.input, uid)));
    explanation.by(own.over(Term::Known(Symbol::plain(Name::TotalStake).sum(), Value::Stake(all))))
}

/// Builds the total stake `alpha + tao * tao_weight`.
pub fn total_stake(scene: &Scene<'_>, uid: Uid) -> Term {
    let alpha = Symbol::of_validator(Name::AlphaStake, uid);
    let tao = Symbol::of_validator(Name::TaoStake, uid);
    let weight = Symbol::plain(Name::Hyperparameter(Hyperparameter::TaoWeight));
    let on_root = Term::Known(tao, Value::Rao(scene.input.tao_stake(uid)))
        .times(Term::known(weight, tao_weight(scene.input.parameters.tao_weight)));
    Term::Known(alpha, Value::Alpha(scene.input.alpha_stake(uid))).plus(on_root)
}

/// Explains a permit of this epoch: `stored permit or owner`.
pub fn permit(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let explanation = scene.flag(Quantity::ValidatorPermits, uid);
    let Some(&stored) = scene.input.validator_permits.get(uid.index()) else {
        return explanation.because(Reason::NoPermit);
    };
    let stored = Term::Known(Symbol::of_validator(Name::StoredPermit, uid), Value::Flag(stored));
    explanation.by(Term::Either(Box::new(stored), Box::new(owner(scene, uid))))
}

fn owner(scene: &Scene<'_>, uid: Uid) -> Term {
    Term::Known(Symbol::of_validator(Name::Owner, uid), Value::Flag(scene.input.owner == Some(uid)))
}

/// Explains a permit for the next epoch: `rank by stake <= max_allowed_validators`; the owner always has one, a
/// neuron without stake never.
pub fn new_permit(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let explanation = scene.flag(Quantity::NewValidatorPermits, uid);
    if scene.input.owner == Some(uid) {
        return explanation.by(owner(scene, uid)).because(Reason::OwnerPermit);
    }
    let own = scene.at(Quantity::Stake, uid);
    if own == ZERO {
        return explanation.because(Reason::NoStake);
    }
    // Of equal stakes the higher uid comes first (spec 5.3).
    let rival = |(other, &stake): (Uid, &I32F32)| (stake, other) > (own, uid);
    let ahead = scene.input.uids().zip(&scene.trace.stake).filter(|&pair| rival(pair)).count();
    let limit = Value::Count(scene.input.parameters.max_allowed_validators.into());
    let allowed = Term::Known(Symbol::plain(Name::Hyperparameter(Hyperparameter::MaxAllowedValidators)), limit);
    let rank = Term::Known(Symbol::of_validator(Name::StakeRank, uid), Value::Count(ahead as u64 + 1));
    explanation.by(allowed.reaches(rank))
}

/// Explains an active stake share: `stake / sum over active validators with a permit`.
pub fn active_stake(scene: &Scene<'_>, uid: Uid) -> Explanation {
    let trace = scene.trace;
    let explanation = scene.result(Quantity::ActiveStake, uid);
    let counted = counted_stake(scene.input, &trace.stake, &trace.active, &trace.validator_permits);
    let total = sum(counted.iter().copied());
    if counted.get(uid.index()).copied().unwrap_or_default() == ZERO {
        explanation.because(if scene.at(Quantity::Stake, uid) == ZERO {
            Reason::NoStake
        } else if scene.flag_at(Quantity::Active, uid) {
            Reason::NoPermit
        } else {
            Reason::Inactive
        })
    } else {
        let all = Symbol::plain(Name::CountedStake).sum();
        explanation.share(scene.known(Quantity::Stake, uid), all, Value::Fraction(total))
    }
}

/// Explains a voting stake share: `active_stake / sum`.
pub fn voting_stake(scene: &Scene<'_>, uid: Uid) -> Explanation {
    share_of(scene, Quantity::VotingStake, Quantity::ActiveStake, uid)
}

/// Explains a value over the sum of its vector.
pub fn share_of(scene: &Scene<'_>, quantity: Quantity, of: Quantity, uid: Uid) -> Explanation {
    let explanation = scene.result(quantity, uid);
    let total = Value::Fraction(scene.total(of));
    explanation.share(scene.known(of, uid), Symbol::plain(Name::Quantity(of)).sum(), total)
}
