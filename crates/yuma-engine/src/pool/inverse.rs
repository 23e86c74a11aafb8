//! What has to go in for a wanted output.

use super::curve::Curve;
use super::{Order, Pool, PoolError, Side, constant_product};
use crate::quantity::Amount;

impl Pool {
    /// The least that has to go in, without fee and limit, so that at least `wanted` comes out; none if the pool cannot give it.
    ///
    /// Found by halving, since every curve gives more for more.
    pub fn input_for(&self, side: Side, wanted: Amount) -> Option<Amount> {
        let gives = |amount| {
            let swap = self.quote(&Order::new(side, Amount(amount)).free());
            swap.is_ok_and(|swap| swap.paid_out >= wanted)
        };
        let (mut low, mut high) = (0, self.largest_input(side).ok()?.0);
        if !gives(high) {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if gives(middle) { high = middle } else { low = middle + 1 }
        }
        Some(Amount(low))
    }

    /// The most that can go in at once, without fee, by the curve and by the chain's cap.
    pub fn largest_input(&self, side: Side) -> Result<Amount, PoolError> {
        match self {
            Pool::Stable(_) => Ok(Amount(u64::MAX)),
            Pool::ConstantProduct(pool) => Ok(constant_product::largest_input(&pool.reserves, side)),
            Pool::Concentrated(pool) => Ok(pool.input_cap(side)),
            Pool::Weighted(pool) => Ok(pool.input_cap(side)),
            Pool::Superellipse(pool) => Ok(pool.input_cap(side).min(pool.max_input(side, Amount(0))?)),
        }
    }
}
