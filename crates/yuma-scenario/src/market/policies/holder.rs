//! The holder.

use super::PolicyView;
use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::Netuid;

/// On day 0 it stakes all its TAO on a subnet, and holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The subnet; `None` draws one at random, each traded subnet being equally likely.
    pub netuid: Option<Netuid>,
}

impl Holder {
    pub(super) fn orders(self, view: &PolicyView<'_>) -> Vec<Operation> {
        if view.day > 0 {
            return Vec::new();
        }
        let netuid = self.netuid.or_else(|| view.random_subnet());
        netuid.and_then(|netuid| view.stake_all(netuid)).into_iter().collect()
    }
}
