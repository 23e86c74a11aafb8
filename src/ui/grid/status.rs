//! The reasons why a validator does not count, or not fully.

use crate::store::Evaluation;
use yuma_engine::quantity::Uid;
use yuma_engine::yuma::{Trace, is_below_threshold};

/// The first reason why a validator does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its stake stays below the threshold.
    BelowThreshold,
    /// Its stake rounds to zero in units of 2^-32 of the subnet's.
    NoStake,
    /// The previous epoch gave it no permit.
    NoPermit,
    /// It has not updated its weights within the activity cutoff.
    Inactive,
}

impl Status {
    /// Returns the reason why a validator does not count, or `None` if it counts.
    pub fn of(evaluation: &Evaluation, uid: Uid) -> Option<Status> {
        let trace: &Trace = &evaluation.trace;
        let has = |flags: &[bool]| flags.get(uid.index()).copied().unwrap_or_default();
        let has_stake = trace.stake.get(uid.index()).is_some_and(|stake| *stake > 0);
        if is_below_threshold(&evaluation.input, uid) {
            Some(Status::BelowThreshold)
        } else if !has_stake {
            Some(Status::NoStake)
        } else if !has(&trace.validator_permits) {
            Some(Status::NoPermit)
        } else if !has(&trace.active) {
            Some(Status::Inactive)
        } else {
            None
        }
    }

    /// Returns the message key of the short name; with `.about` appended that of the explanation.
    pub fn key(self) -> &'static str {
        match self {
            Status::BelowThreshold => "grid.status.below_threshold",
            Status::NoStake => "grid.status.no_stake",
            Status::NoPermit => "grid.status.no_permit",
            Status::Inactive => "grid.status.inactive",
        }
    }

    /// Returns the message key of the sentence that a weight of the validator does not count.
    pub fn mask_key(self) -> &'static str {
        match self {
            Status::BelowThreshold => "grid.mask.below_threshold",
            Status::NoStake => "grid.mask.no_stake",
            Status::NoPermit => "grid.mask.no_permit",
            Status::Inactive => "grid.mask.inactive",
        }
    }
}
