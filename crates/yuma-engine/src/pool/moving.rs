//! Moving stake from one subnet to another: a sale followed by a purchase (spec dtao 1.5, 5.1).

use substrate_fixed::types::U64F64;

use super::{Order, Pool, PoolError, Side, Swap};
use crate::quantity::{Alpha, Amount, RAO_PER_TAO, Rao};
use crate::wide::{mul_ratio, safe_div};

/// The two trades of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The sale of the origin's alpha for TAO.
    pub sale: Swap,
    /// The purchase of the destination's alpha with that TAO.
    pub purchase: Swap,
}

/// Computes the trades of a move without executing them. The origin charges the only fee, or the destination if the
/// origin has no pool.
pub fn quote(origin: &Pool, destination: &Pool, amount: Alpha) -> Result<Move, PoolError> {
    let sale = origin.quote(&Order::new(Side::Sell, Amount(amount.0)))?;
    let purchase = destination.quote(&purchase(origin, &sale))?;
    Ok(Move { sale, purchase })
}

/// Executes the move; a refused move changes neither pool.
pub fn make(origin: &mut Pool, destination: &mut Pool, amount: Alpha) -> Result<Move, PoolError> {
    quote(origin, destination, amount)?;
    let sale = origin.swap(&Order::new(Side::Sell, Amount(amount.0)))?;
    let purchase = destination.swap(&purchase(origin, &sale))?;
    Ok(Move { sale, purchase })
}

fn purchase(origin: &Pool, sale: &Swap) -> Order {
    let order = Order::new(Side::Buy, sale.paid_out);
    if matches!(origin, Pool::Stable(_)) { order } else { order.free() }
}

/// Returns the maximum amount of a move that keeps the ratio of the origin's price to the destination's price at or
/// above `limit`, in 10^-9 (chain: `get_max_amount_move`).
///
/// Between two pools it uses the closed form of the launch, which ignores weights and fees:
/// `floor(x2 (y1 / (y1 + y2)) / limit - x1 (y2 / (y1 + y2)))` in U64F64, at least 0.
pub fn maximum(origin: &Pool, destination: &Pool, limit: Rao) -> Result<Amount, PoolError> {
    match (origin, destination) {
        (Pool::Stable(_), Pool::Stable(_)) => Ok(if limit > PAR { Amount(0) } else { UNLIMITED }),
        (Pool::Stable(_), _) => match INVERSE_SCALE.checked_div(limit.0) {
            None => Ok(UNLIMITED),
            Some(limit) => destination.maximum(Side::Buy, Rao(limit)),
        },
        (_, Pool::Stable(_)) => origin.maximum(Side::Sell, limit),
        _ => Ok(between(origin, destination, limit)),
    }
}

const PAR: Rao = Rao(RAO_PER_TAO);
/// The dividend that inverts a limit in 10^-9: 10^18.
const INVERSE_SCALE: u64 = 1_000_000_000_000_000_000;
const UNLIMITED: Amount = Amount(u64::MAX);

fn between(origin: &Pool, destination: &Pool, limit: Rao) -> Amount {
    let (from, to) = (origin.reserves(), destination.reserves());
    let fixed = |amount: u64| U64F64::from_num(amount);
    let ratio = safe_div(fixed(limit.0), fixed(PAR.0));
    if from.is_one_empty() || to.is_one_empty() || ratio > safe_div(origin.price().0, destination.price().0) {
        return Amount(0);
    }
    if limit.0 == 0 {
        return UNLIMITED;
    }
    let total = fixed(from.tao.0).saturating_add(fixed(to.tao.0));
    let gain = safe_div(mul_ratio(fixed(to.alpha.0), safe_div(fixed(from.tao.0), total)), ratio);
    let cost = mul_ratio(fixed(from.alpha.0), safe_div(fixed(to.tao.0), total));
    Amount(gain.saturating_sub(cost).saturating_to_num())
}
