//! The largest order below a price impact, found by bisection on the pools' quotes.

use substrate_fixed::types::I64F64;

use super::trade::Trade;
use yuma_engine::economy::Economy;
use yuma_engine::pool::{Order, Pool, Reserves, Side, Swap, moving};
use yuma_engine::quantity::{Alpha, Amount, Netuid};

/// 1 %.
const IMPACT: I64F64 = I64F64::from_bits((1 << 64) / 100);

/// Returns the largest input of a trade whose price impact is at most 1 % in each of its pools; `None` if none of its
/// networks has a pool, or if no input can be traded.
pub(super) fn largest_order(economy: &Economy, trade: Trade) -> Option<Amount> {
    let root = Pool::Stable(Reserves::default());
    let pool = |netuid: Netuid| economy.subnet(netuid).map_or(&root, |subnet| &subnet.pool);
    let has_pool = |pool: &Pool| !matches!(pool, Pool::Stable(_));
    match trade {
        Trade::Stake { netuid, .. } => largest_in(pool(netuid), Side::Buy),
        Trade::Unstake { netuid, .. } => largest_in(pool(netuid), Side::Sell),
        Trade::Move { from, to, .. } => {
            let (from, to) = (pool(from), pool(to));
            let highest = match (has_pool(from), has_pool(to)) {
                (true, _) => from.reserves().alpha.0,
                (false, true) => to.reserves().tao.0,
                (false, false) => return None,
            };
            largest(highest, |amount| {
                moving::quote(from, to, Alpha(amount))
                    .is_ok_and(|quoted| is_small(&quoted.sale) && is_small(&quoted.purchase))
            })
        }
    }
}

/// An input as large as the reserve that it joins has a higher impact on every curve.
fn largest_in(pool: &Pool, side: Side) -> Option<Amount> {
    if matches!(pool, Pool::Stable(_)) {
        return None;
    }
    let is_admitted = |amount: u64| pool.quote(&Order::new(side, Amount(amount))).is_ok_and(|swap| is_small(&swap));
    largest(pool.reserves().input(side).0, is_admitted)
}

fn is_small(swap: &Swap) -> bool {
    swap.slippage().is_some_and(|impact| impact <= IMPACT)
}

/// Returns the largest amount up to `highest` that is admitted; bisects, so every smaller amount counts as admitted,
/// too, even where the rounding of tiny amounts exceeds the impact.
fn largest(highest: u64, is_admitted: impl Fn(u64) -> bool) -> Option<Amount> {
    let (mut low, mut high) = (0, highest);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if is_admitted(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (low > 0).then_some(Amount(low))
}
