//! The message keys of the reasons why a plain formula does not apply.

use super::study::Study;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::explain::{Reason, Symbol};
use yuma_engine::yuma::{Quantity, WeightMask};

/// Returns the reasons why a validator's stake does not count or vote; empty if it votes.
pub fn vote_reasons(study: &Study, uid: Uid) -> Vec<Reason> {
    let of = |quantity| study.explain(Symbol::result(quantity, uid)).reason;
    let mut reasons: Vec<Reason> = [of(Quantity::Stake), of(Quantity::ActiveStake)].into_iter().flatten().collect();
    // Below the threshold the stake is zero, so the cause is sufficient.
    if reasons.contains(&Reason::BelowThreshold) {
        reasons.retain(|reason| *reason != Reason::NoStake);
    }
    reasons.dedup();
    reasons
}

/// Returns the message key of a reason.
pub fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Masked(WeightMask::NoPermit) => "reason.masked_no_permit",
        Reason::Masked(WeightMask::SelfWeight) => "reason.masked_self_weight",
        Reason::Masked(WeightMask::Outdated) => "reason.masked_outdated",
        Reason::Masked(WeightMask::OutdatedCommit) => "reason.masked_outdated_commit",
        Reason::NotGiven => "reason.not_given",
        Reason::BelowThreshold => "reason.below_threshold",
        Reason::Inactive => "reason.inactive",
        Reason::NoPermit => "reason.no_permit",
        Reason::OwnerPermit => "reason.owner_permit",
        Reason::NoStake => "reason.no_stake",
        Reason::NothingToShare => "reason.nothing_to_share",
        Reason::NoConsensus => "reason.no_consensus",
        Reason::NobodyVotes => "reason.nobody_votes",
        Reason::NoMajority => "reason.no_majority",
        Reason::NoPenalty => "reason.no_penalty",
        Reason::FullPenalty => "reason.full_penalty",
        Reason::BondVoid => "reason.bond_void",
        Reason::NoOldBond => "reason.no_old_bond",
        Reason::BondDropped => "reason.bond_dropped",
        Reason::NoLiquidAlpha => "reason.no_liquid_alpha",
        Reason::PaidByActiveStake => "reason.paid_by_active_stake",
        Reason::PaidByStake => "reason.paid_by_stake",
    }
}
