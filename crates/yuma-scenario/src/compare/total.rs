//! The totals of a run for each participant.

use super::lane::Lane;
use super::sums::Sums;
use yuma_engine::quantity::{Alpha, Uid};

/// A participant's pay in all epochs of a run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The participant.
    pub uid: Uid,
    /// Its emission as a miner.
    pub server: Alpha,
    /// Its emission as a validator.
    pub validator: Alpha,
    /// Both parts together. The chain rounds this once and the parts once each, so it may slightly exceed their sum.
    pub both: Alpha,
}

/// Returns the totals of some participants, in their order.
pub fn totals(lane: &dyn Lane, uids: &[Uid]) -> Vec<Total> {
    let sums = lane.sums();
    uids.iter().map(|&uid| total(&sums, uid)).collect()
}

/// Returns one participant's total; 0 if it is missing from the run.
pub(super) fn total(sums: &[Sums], uid: Uid) -> Total {
    let Sums { server, validator, both, .. } = sums.get(uid.index()).copied().unwrap_or_default();
    let amount = |sum: u128| Alpha(u64::try_from(sum).unwrap_or(u64::MAX));
    Total { uid, server: amount(server), validator: amount(validator), both: amount(both) }
}
