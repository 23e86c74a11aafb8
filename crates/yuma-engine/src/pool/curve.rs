//! The shared part of the curves with a limit on the marginal price: one step of a swap (spec dtao 1.1.4).

use super::order::{Order, Swap, TradeRules};
use super::{PoolError, Reserves, Side, fee};
use crate::quantity::{Amount, Price, Share};

/// The maximum input of a trade as a multiple of the reserve (chain: since runtime 424).
pub const INPUT_MULTIPLE: u64 = 1_000;

/// A curve on which trades move the price.
pub trait Curve {
    /// Returns the pool's reserves.
    fn reserves(&self) -> Reserves;

    /// Returns the marginal (spot) price, in TAO per alpha.
    fn price(&self) -> Price;

    /// Returns the output for an input without a fee, rounded down.
    fn output(&self, side: Side, paid_in: Amount) -> Result<Amount, PoolError>;

    /// Returns the price after a trade.
    fn price_after(&self, side: Side, paid_in: Amount, paid_out: Amount) -> Result<Price, PoolError>;

    /// Returns the input that moves the price to `target`; 0 if the price is already at or beyond it.
    fn amount_to_price(&self, side: Side, target: Price) -> Amount;

    /// Returns the maximum input of the curve that keeps `floor` in the reserve that pays out.
    fn max_input(&self, _side: Side, _floor: Amount) -> Result<Amount, PoolError> {
        Ok(Amount(u64::MAX))
    }

    /// Returns the maximum input that the chain allows at once, for any curve.
    fn input_cap(&self, side: Side) -> Amount {
        Amount(self.reserves().input(side).0.saturating_mul(INPUT_MULTIPLE))
    }
}

/// Computes the trade of an order: the full amount, or the part that the limit and the curve allow.
///
/// Checks in the chain's order: the cap on the input, the reserve that pays out, the limit strictly beyond the price,
/// a positive output for every input, and an output of at most the reserve.
pub fn quote(curve: &impl Curve, order: &Order, rules: &TradeRules) -> Result<Swap, PoolError> {
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

/// Returns whether a trade of this side reaches `price` only after it has passed `other`.
pub fn is_beyond(side: Side, price: Price, other: Price) -> bool {
    match side {
        Side::Buy => price > other,
        Side::Sell => price < other,
    }
}
