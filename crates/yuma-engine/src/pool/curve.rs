//! What the curves with a limit on the marginal price have in common: one step of a swap (spec dtao 1.1.4).

use super::order::{Answer, Order, Swap, TradeRules};
use super::{PoolError, Reserves, Side, fee};
use crate::quantity::{Amount, Price, Share};

/// A trade may not bring in more than so many times the reserve (chain: spec 424 on).
pub const INPUT_MULTIPLE: u64 = 1_000;

/// A curve on which trades move the price.
pub trait Curve {
    /// What the pool holds.
    fn reserves(&self) -> Reserves;

    /// The price of a trade of no size.
    fn price(&self) -> Price;

    /// What comes out for an amount that goes in without fee, rounded down.
    fn output(&self, side: Side, paid_in: Amount) -> Result<Amount, PoolError>;

    /// The price after a trade.
    fn price_after(&self, side: Side, paid_in: Amount, paid_out: Amount) -> Result<Price, PoolError>;

    /// What has to go in to bring the price to `target`; 0 where it is there or beyond.
    fn amount_to_price(&self, side: Side, target: Price) -> Amount;

    /// The most that the curve can take while it keeps `floor` in the reserve that pays out.
    fn max_input(&self, _side: Side, _floor: Amount) -> Result<Amount, PoolError> {
        Ok(Amount(u64::MAX))
    }

    /// The most that the chain lets into the pool at once, whatever the curve.
    fn input_cap(&self, side: Side) -> Amount {
        Amount(self.reserves().input(side).0.saturating_mul(INPUT_MULTIPLE))
    }
}

/// The trade that an order makes: all of it, or as much as the limit and the curve admit.
///
/// Checks in the chain's order: the cap on the input, the reserve that pays out, the limit strictly beyond the price, an output
/// for every input, and no more output than there is.
pub fn quote(curve: &impl Curve, order: &Order, rules: &TradeRules) -> Answer {
    let Order { side, amount, .. } = *order;
    let rate = if order.is_free { Share(0) } else { rules.fee_rate };
    let reserves = curve.reserves();
    let (price_before, limit) = (curve.price(), order.price_limit());

    let full_fee = fee::of_gross(amount, rate);
    let net = Amount(amount.0.saturating_sub(full_fee.0));
    if net > curve.input_cap(side) {
        return Err(PoolError::SwapInputTooLarge);
    }
    if reserves.output(side) < rules.minimum_reserve {
        return Err(PoolError::ReservesTooLow);
    }
    if !is_beyond(side, limit, price_before) {
        return Err(PoolError::PriceLimitExceeded);
    }

    let request = net.min(curve.max_input(side, rules.minimum_reserve)?);
    let full = curve.output(side, request)?;
    let (paid_in, paid_out, price_after, reached_limit) = match curve.price_after(side, request, full) {
        Ok(price) if !is_beyond(side, price, limit) => (request, full, price, request < net),
        Err(error) if side == Side::Sell => return Err(error),
        _ => {
            let paid_in = curve.amount_to_price(side, limit);
            let paid_out = curve.output(side, paid_in)?;
            (paid_in, paid_out, curve.price_after(side, paid_in, paid_out)?, true)
        }
    };
    let fee = if reached_limit { fee::on_net(paid_in, rate) } else { full_fee };
    if paid_in.0 > 0 && paid_out.0 == 0 {
        return Err(PoolError::ReservesTooLow);
    }
    if paid_out > reserves.output(side) {
        return Err(PoolError::InsufficientLiquidity);
    }
    let fee = Reserves::default().after(side, fee, Amount(0));
    Ok(Swap { side, paid_in, fee, paid_out, reached_limit, price_before, price_after })
}

/// Whether a trade of this side reaches `price` only after it has passed `other`.
pub fn is_beyond(side: Side, price: Price, other: Price) -> bool {
    match side {
        Side::Buy => price > other,
        Side::Sell => price < other,
    }
}
