//! The momentum trader.

use super::PolicyView;
use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::Rao;

/// Every few days it moves all its stake and its free TAO to the subnet whose price rose most since the last time; if no
/// price rose, it sells everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Momentum {
    /// The days between two looks, from 1. The first look is on this day.
    pub days: u16,
    /// The least TAO in the pool of a subnet that it buys.
    pub min_pool: Rao,
}

impl Momentum {
    pub(super) fn orders(self, view: &PolicyView<'_>) -> Vec<Operation> {
        if !view.is_turn(self.days) {
            return Vec::new();
        }
        let rise = |index: usize| {
            let before = view.price_before(index, self.days).filter(|&before| before > 0.0)?;
            view.signals.get(index).map(|signal| signal.price / before).filter(|&rise| rise > 1.0)
        };
        match view.best(self.min_pool, rise) {
            Some(netuid) => view.gather(netuid),
            None => view.unstake_all(),
        }
    }
}
