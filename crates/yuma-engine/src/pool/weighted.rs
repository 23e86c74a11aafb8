//! The weighted pool, live since June 2026 (spec dtao 1.1, latest-era 1.1; chain: `Balancer`).
//!
//! It keeps `alpha^w1 tao^w2` constant. With both weights one half it is the constant product. Injections that are
//! not in proportion move the weights instead of the price.

use substrate_fixed::types::U64F64;

use super::curve::{Curve, quote};
use super::order::{Order, Swap, TradeRules};
use super::power::power;
use super::ratio::ExactRatio;
use super::reservoirs::{Unbalanced, inject};
use super::weights::Weights;
use super::{PoolError, Reserves, Side};
use crate::quantity::{Amount, Perquintill, Price};
use crate::wide::{mul_ratio, safe_div};

/// A pool with a weight for each of its tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighted {
    /// The reserves that trades draw on.
    pub reserves: Reserves,
    /// The weights of TAO and alpha.
    pub weights: Weights,
    /// Amounts parked until the weights can take them.
    pub parked: Reserves,
    /// The subnet's rules for trades.
    pub rules: TradeRules,
    /// The rule for injections that the weights cannot take.
    pub unbalanced: Unbalanced,
}

impl Weighted {
    /// Creates a pool of equal weights.
    pub fn new(reserves: Reserves) -> Weighted {
        Weighted { reserves, ..Weighted::default() }
    }

    /// Computes the trade of an order without executing it.
    pub fn quote(&self, order: &Order) -> Result<Swap, PoolError> {
        quote(self, order, &self.rules)
    }

    /// Executes the trade of an order.
    pub fn swap(&mut self, order: &Order) -> Result<Swap, PoolError> {
        let swap = self.quote(order)?;
        self.reserves = self.reserves.after(swap.side, swap.paid_in, swap.paid_out);
        Ok(swap)
    }

    /// Moves the weights so that an injection keeps the price, parks the part that does not fit and returns the
    /// amounts that join the reserves.
    pub fn accept(&mut self, added: Reserves) -> Reserves {
        let injection = inject(self.weights, &self.reserves, self.parked, added, self.unbalanced);
        (self.weights, self.parked) = (injection.weights, injection.parked);
        injection.accepted
    }

    /// Returns the alpha to sell for exactly `wanted` TAO, without a fee:
    /// `floor(alpha ((tao / (tao - wanted))^(w2/w1) - 1))`.
    ///
    /// The result is rounded down, so it may be a unit too low. Source: chain `get_base_needed_for_quote`.
    pub fn alpha_needed(&self, wanted: Amount) -> Amount {
        let Reserves { tao, alpha } = self.reserves;
        let left = u128::from(tao.0.saturating_sub(wanted.0));
        let growth = ExactRatio { numerator: tao.0.into(), denominator: left };
        grown(Amount(alpha.0), power(growth, (self.weights.tao(), self.weights.alpha())))
    }
}

impl Curve for Weighted {
    fn reserves(&self) -> Reserves {
        self.reserves
    }

    fn price(&self) -> Price {
        spot_price(&self.weights, &self.reserves)
    }

    /// Computes the output `floor(out (1 - e))`, where `e = (in / (in + paid_in))^exponent` is cut to 10^-18, then to
    /// 2^-64.
    fn output(&self, side: Side, paid_in: Amount) -> Result<Amount, PoolError> {
        let kept = kept_part(self.reserves.input(side), paid_in, self.weights.exponent(side));
        let sold = U64F64::from_num(1).saturating_sub(kept);
        Ok(Amount(mul_ratio(U64F64::from_num(self.reserves.output(side).0), sold).saturating_to_num()))
    }

    fn price_after(&self, side: Side, paid_in: Amount, paid_out: Amount) -> Result<Price, PoolError> {
        Ok(spot_price(&self.weights, &self.reserves.after(side, paid_in, paid_out)))
    }

    fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        amount_to_price(self.weights, side, self.reserves.input(side), self.price(), target)
    }
}

/// Returns the input to `reserve` that moves the price from `from` to `to`, rounded down; 0 if the price is already
/// at or beyond it.
///
/// Buy `floor(reserve ((to / from)^w1 - 1))`, sell `floor(reserve ((from / to)^w2 - 1))` (chain:
/// `calculate_quote_delta_in`, `calculate_base_delta_in`).
pub fn amount_to_price(weights: Weights, side: Side, reserve: Amount, from: Price, to: Price) -> Amount {
    let (from, to) = (from.0.to_bits(), to.0.to_bits());
    let (growth, weight) = match side {
        Side::Buy => (ExactRatio { numerator: to, denominator: from }, weights.alpha()),
        Side::Sell => (ExactRatio { numerator: from, denominator: to }, weights.tao()),
    };
    grown(reserve, power(growth, (weight, Perquintill::ONE)))
}

/// Returns `(w1 / w2) (tao / alpha)`, each quotient and the product cut to 2^-64; 0 without alpha (chain:
/// `calculate_price`).
pub fn spot_price(weights: &Weights, reserves: &Reserves) -> Price {
    let balance = safe_div(U64F64::from_num(weights.alpha().0), U64F64::from_num(weights.tao().0));
    let plain = safe_div(U64F64::from_num(reserves.tao.0), U64F64::from_num(reserves.alpha.0));
    Price(mul_ratio(balance, plain))
}

/// Returns `e = (reserve / (reserve + added))^exponent` in parts of 10^18, rounded down, then cut to 2^-64 (chain:
/// `exp_scaled`).
///
/// The sum saturates at the maximum amount. An empty reserve to which nothing is added returns 0.
pub fn kept_part(reserve: Amount, added: Amount, exponent: (Perquintill, Perquintill)) -> U64F64 {
    let whole = reserve.0.saturating_add(added.0);
    if whole == 0 {
        return U64F64::default();
    }
    let parts = power(ExactRatio { numerator: reserve.0.into(), denominator: whole.into() }, exponent);
    in_fixed_point(parts).min(U64F64::from_num(1))
}

/// Returns `floor(reserve (growth - 1))` for a growth in parts of 10^18; 0 without growth.
fn grown(reserve: Amount, growth: u64) -> Amount {
    let more = in_fixed_point(growth).saturating_sub(U64F64::from_num(1));
    Amount(mul_ratio(U64F64::from_num(reserve.0), more).saturating_to_num())
}

/// Converts parts of 10^18 to fixed point, cut to 2^-64.
fn in_fixed_point(parts: u64) -> U64F64 {
    U64F64::from_bits((u128::from(parts) << 64) / u128::from(Perquintill::ONE.0))
}

/// Returns the weights at which a pool has this price: `w2 = tao / (price alpha + tao)` (chain:
/// `maybe_initialize_palswap`).
///
/// `price alpha` is `int(price) alpha + floor(alpha frac(price))`. Fails if a weight would be out of range, or
/// without reserves.
pub fn weights_at(price: Price, reserves: &Reserves) -> Result<Weights, PoolError> {
    let (tao, alpha) = (u128::from(reserves.tao.0), u128::from(reserves.alpha.0));
    let bits = price.0.to_bits();
    let worth = (bits >> 64) * alpha + ((alpha * u128::from(bits as u64)) >> 64);
    let total = worth.checked_add(tao).ok_or(PoolError::Overflow)?;
    let weight = ExactRatio { numerator: tao, denominator: total };
    Weights::new(Perquintill(weight.times(Perquintill::ONE.0)))
}
