//! The early mover.

use super::PolicyView;
use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::Netuid;

/// On a day it stakes all its TAO on a subnet; some days later it sells all its alpha, or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyMover {
    /// The subnet; `None` draws one at random, each subnet that is traded on that day being equally likely.
    pub netuid: Option<Netuid>,
    /// The day of the purchase, from 0.
    pub day: u16,
    /// The days from the purchase to the sale, from 1; `None` to hold.
    pub held: Option<u16>,
}

impl EarlyMover {
    pub(super) fn orders(self, view: &PolicyView<'_>) -> Vec<Operation> {
        if view.day == self.day {
            let netuid = self.netuid.or_else(|| view.random_subnet());
            return netuid.and_then(|netuid| view.stake_all(netuid)).into_iter().collect();
        }
        let sells = self.held.is_some_and(|held| view.day == self.day.saturating_add(held));
        if sells { view.unstake_all() } else { Vec::new() }
    }
}
