//! Where there is no pool: one alpha is one TAO (chain: mechanism 0, and root).

use super::order::{Answer, Order, Swap};
use super::{Reserves, Side};
use crate::quantity::{Amount, Price, Rao};

/// One TAO for one alpha, in rao.
const PAR: Rao = Rao(1_000_000_000);

/// What goes in comes out.
pub fn quote(order: &Order) -> Answer {
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

/// Everything, if the limit admits a price of one; else nothing.
pub fn maximum(side: Side, limit: Rao) -> Amount {
    let admits = match side {
        Side::Buy => limit >= PAR,
        Side::Sell => limit <= PAR,
    };
    Amount(if admits { u64::MAX } else { 0 })
}
