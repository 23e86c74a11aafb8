//! The miner.

use super::PolicyView;
use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::{Millionths, Netuid};

/// It is all miners of a subnet in one, and once a day sells a part of the alpha that its stake grew by since the day before.
///
/// On a subnet with a consensus it earns nothing: there the neurons are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miner {
    /// The subnet.
    pub netuid: Netuid,
    /// The part that it sells, rounded down, from 0 to 1.
    pub part: Millionths,
}

impl Miner {
    pub(super) fn orders(self, view: &PolicyView<'_>) -> Vec<Operation> {
        view.sell_earned(self.part)
    }
}
