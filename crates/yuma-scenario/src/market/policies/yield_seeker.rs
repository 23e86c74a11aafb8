//! The yield seeker.

use super::PolicyView;
use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::Rao;

/// Every few days it moves all its stake and its free TAO to the subnet that paid its stakers the most per alpha in its last
/// epoch, as a rate of a day. Root is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YieldSeeker {
    /// The days between two looks, from 1. The first look is on this day.
    pub days: u16,
    /// The least TAO in the pool of a subnet that it buys.
    pub min_pool: Rao,
}

impl YieldSeeker {
    pub(super) fn orders(self, view: &PolicyView<'_>) -> Vec<Operation> {
        if !view.is_turn(self.days) {
            return Vec::new();
        }
        let paid = |index: usize| view.signals.get(index).map(|signal| signal.daily_yield).filter(|&paid| paid > 0.0);
        view.best(self.min_pool, paid).map(|netuid| view.gather(netuid)).unwrap_or_default()
    }
}
