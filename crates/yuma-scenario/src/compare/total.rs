//! What a run comes to for each participant.

use super::lane::Lane;
use super::sums::Sums;
use yuma_engine::quantity::{Alpha, Uid};

/// What a participant is paid in all epochs of a run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The participant.
    pub uid: Uid,
    /// What it is paid as a miner.
    pub server: Alpha,
    /// What it is paid as a validator.
    pub validator: Alpha,
    /// Both. The chain rounds this once and the parts once each, so that it may be a little more than their sum.
    pub both: Alpha,
}

/// The totals of some participants, in their order.
pub fn totals(lane: &dyn Lane, uids: &[Uid]) -> Vec<Total> {
    let sums = lane.sums();
    uids.iter().map(|&uid| total(&sums, uid)).collect()
}

/// One participant's total; 0 without part in the run.
pub(super) fn total(sums: &[Sums], uid: Uid) -> Total {
    let Sums { server, validator, both, .. } = sums.get(uid.index()).copied().unwrap_or_default();
    let amount = |sum: u128| Alpha(u64::try_from(sum).unwrap_or(u64::MAX));
    Total { uid, server: amount(server), validator: amount(validator), both: amount(both) }
}
