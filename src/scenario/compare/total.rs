//! What a run comes to for each participant.

use super::lane::{Lane, amount};
use crate::engine::quantity::{Alpha, Uid};
use crate::engine::yuma::Quantity;

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
    let total = |quantity, uid| {
        let paid = lane.epoch_count().first().map(|epoch| amount(lane, quantity, epoch, uid).0);
        Alpha(paid.fold(0, u64::saturating_add))
    };
    let of = |&uid: &Uid| Total {
        uid,
        server: total(Quantity::ServerEmission, uid),
        validator: total(Quantity::ValidatorEmission, uid),
        both: total(Quantity::Emission, uid),
    };
    uids.iter().map(of).collect()
}
