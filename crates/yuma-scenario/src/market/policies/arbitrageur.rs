//! The arbitrageur between a price and its moving average.

use super::PolicyView;
use yuma_engine::economy::operations::Operation;
use yuma_engine::pool::Side;
use yuma_engine::quantity::{Millionths, Price, Rao};
use yuma_engine::wide::Ratio;

/// Once a day it sells all its alpha where the price has reached its moving average, and buys on the subnet whose price is
/// furthest below its average, at least by a gap: with its free TAO, at most what lifts the price to the average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arbitrageur {
    /// The least gap: the part of the moving average by which the price is below it, from 0 to 1.
    pub gap: Millionths,
    /// The least TAO in the pool of a subnet that it buys.
    pub min_pool: Rao,
}

impl Arbitrageur {
    pub(super) fn orders(self, view: &PolicyView<'_>) -> Vec<Operation> {
        let has_reached =
            |index: usize| view.signals.get(index).is_none_or(|signal| signal.price >= signal.moving_price);
        let mut orders: Vec<Operation> = view
            .stakes()
            .into_iter()
            .filter(|(position, _)| view.index_of(position.netuid).is_none_or(has_reached))
            .map(|(position, amount)| view.unstake(position, amount))
            .collect();
        let gap = self.gap.0 as f64 / 1e6;
        let below = |index: usize| {
            let signal = view.signals.get(index)?;
            Some(1.0 - signal.price / signal.moving_price).filter(|&below| below > 0.0 && below >= gap)
        };
        let bought = view.best(self.min_pool, below).and_then(|netuid| {
            let subnet = view.economy.subnet(netuid)?;
            let average = Price(Ratio::saturating_from_num(subnet.moving_price.0));
            let needed = Rao(subnet.pool.amount_to_price(Side::Buy, average).0);
            view.stake(netuid, needed.min(view.tao()))
        });
        orders.extend(bought);
        orders
    }
}
