//! The input required for a wanted output.

use super::curve::Curve;
use super::{Order, Pool, PoolError, Side, constant_product};
use crate::quantity::Amount;

impl Pool {
    /// Returns the minimum input, without fee and limit, whose output is at least `wanted`; `None` if the pool cannot
    /// pay it.
    ///
    /// Uses bisection, because the output of every curve increases with the input.
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

    /// Returns the maximum input of one trade, without a fee, by the curve and by the chain's cap.
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
