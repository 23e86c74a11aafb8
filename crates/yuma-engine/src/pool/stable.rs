//! Trades without a pool: one alpha is one TAO (chain: mechanism 0, and root).

use super::PoolError;
use super::order::{Order, Swap};
use super::{Reserves, Side};
use crate::quantity::{Amount, Price, Rao};

/// The price in rao: one TAO per alpha.
const PAR: Rao = Rao(1_000_000_000);

/// Computes a trade whose output equals its input.
pub fn quote(order: &Order) -> Result<Swap, PoolError> {
    Ok(Swap {
        side: order.side,
        paid_in: order.amount,
        fee: Reserves::default(),
        paid_out: order.amount,
        reached_limit: false,
        price_before: Price::ONE,
        price_after: Price::ONE,
    })
}

/// Returns the maximum input: unbounded if the limit allows a price of 1, otherwise 0.
pub fn maximum(side: Side, limit: Rao) -> Amount {
    let admits = match side {
        Side::Buy => limit >= PAR,
        Side::Sell => limit <= PAR,
    };
    Amount(if admits { u64::MAX } else { 0 })
}
