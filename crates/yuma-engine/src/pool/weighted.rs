//! The weighted pool, live since June 2026 (spec dtao 1.1, latest-era 1.1; chain: `Balancer`).
//!
//! It keeps `alpha^w1 tao^w2`. With both weights one half it is the constant product; injections that are not in proportion
//! move the weights instead of the price.

use substrate_fixed::types::U64F64;

use super::curve::{Curve, quote};
use super::order::{Answer, Order, TradeRules};
use super::power::power;
use super::ratio::ExactRatio;
use super::reservoirs::{Unbalanced, inject};
use super::weights::Weights;
use super::{PoolError, Reserves, Side};
use crate::quantity::{Amount, Perquintill, Price};
use crate::wide::safe_div;

/// A pool with a weight for each of its tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weighted {
    /// What trades draw on.
    pub reserves: Reserves,
    /// The weights of TAO and alpha.
    pub weights: Weights,
    /// Amounts that wait until the weights can take them.
    pub parked: Reserves,
    /// What the subnet asks of trades.
    pub rules: TradeRules,
    /// What becomes of an injection that the weights cannot take.
    pub unbalanced: Unbalanced,
}

impl Weighted {
    /// A pool of equal weights.
    pub fn new(reserves: Reserves) -> Weighted {
        Weighted { reserves, ..Weighted::default() }
    }

    /// The trade that an order would make.
    pub fn quote(&self, order: &Order) -> Answer {
        quote(self, order, &self.rules)
    }

    /// Makes the trade.
    pub fn swap(&mut self, order: &Order) -> Answer {
        let swap = self.quote(order)?;
        self.reserves = self.reserves.after(swap.side, swap.paid_in, swap.paid_out);
        Ok(swap)
    }

    /// Moves the weights so that an injection leaves the price; says what joins the reserves, and parks the rest.
    pub fn accept(&mut self, added: Reserves) -> Reserves {
        let injection = inject(self.weights, &self.reserves, self.parked, added, self.unbalanced);
        (self.weights, self.parked) = (injection.weights, injection.parked);
        injection.accepted
    }

    /// What has to be sold to get exactly `wanted` TAO, without fee: `floor(alpha ((tao / (tao - wanted))^(w2/w1) - 1))`.
    ///
    /// Rounded down, so it may fall a unit short. Source: chain `get_base_needed_for_quote`.
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

    /// `floor(out (1 - e))`, where `e = (in / (in + paid_in))^exponent` is cut to 10^-18, then to 2^-64.
    fn output(&self, side: Side, paid_in: Amount) -> Result<Amount, PoolError> {
        let kept = kept_part(self.reserves.input(side), paid_in, self.weights.exponent(side));
        let sold = U64F64::from_num(1).saturating_sub(kept);
        Ok(Amount(U64F64::from_num(self.reserves.output(side).0).saturating_mul(sold).saturating_to_num()))
    }

    fn price_after(&self, side: Side, paid_in: Amount, paid_out: Amount) -> Result<Price, PoolError> {
        Ok(spot_price(&self.weights, &self.reserves.after(side, paid_in, paid_out)))
    }

    fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        amount_to_price(self.weights, side, self.reserves.input(side), self.price(), target)
    }
}

/// What has to join `reserve` to bring the price from one to another, rounded down; 0 where it is there or beyond.
///
/// Buy `floor(reserve ((to / from)^w1 - 1))`, sell `floor(reserve ((from / to)^w2 - 1))` (chain: `calculate_quote_delta_in`,
/// `calculate_base_delta_in`).
pub fn amount_to_price(weights: Weights, side: Side, reserve: Amount, from: Price, to: Price) -> Amount {
    let (from, to) = (from.0.to_bits(), to.0.to_bits());
    let (growth, weight) = match side {
        Side::Buy => (ExactRatio { numerator: to, denominator: from }, weights.alpha()),
        Side::Sell => (ExactRatio { numerator: from, denominator: to }, weights.tao()),
    };
    grown(reserve, power(growth, (weight, Perquintill::ONE)))
}

/// `(w1 / w2) (tao / alpha)`, each quotient and the product cut to 2^-64; 0 without alpha (chain: `calculate_price`).
pub fn spot_price(weights: &Weights, reserves: &Reserves) -> Price {
    let balance = safe_div(U64F64::from_num(weights.alpha().0), U64F64::from_num(weights.tao().0));
    let plain = safe_div(U64F64::from_num(reserves.tao.0), U64F64::from_num(reserves.alpha.0));
    Price(balance.saturating_mul(plain))
}

/// `e = (reserve / (reserve + added))^exponent` in parts of 10^18, rounded down, then cut to 2^-64 (chain: `exp_scaled`).
///
/// The sum stops at the largest amount; an empty reserve that gets nothing keeps nothing.
pub fn kept_part(reserve: Amount, added: Amount, exponent: (Perquintill, Perquintill)) -> U64F64 {
    let whole = reserve.0.saturating_add(added.0);
    if whole == 0 {
        return U64F64::default();
    }
    let parts = power(ExactRatio { numerator: reserve.0.into(), denominator: whole.into() }, exponent);
    in_fixed_point(parts).min(U64F64::from_num(1))
}

/// `floor(reserve (growth - 1))` of a growth in parts of 10^18; 0 where nothing grows.
fn grown(reserve: Amount, growth: u64) -> Amount {
    let more = in_fixed_point(growth).saturating_sub(U64F64::from_num(1));
    Amount(U64F64::from_num(reserve.0).saturating_mul(more).saturating_to_num())
}

/// Parts of 10^18, cut to 2^-64.
fn in_fixed_point(parts: u64) -> U64F64 {
    U64F64::from_bits((u128::from(parts) << 64) / u128::from(Perquintill::ONE.0))
}

/// The weights at which a pool has this price: `w2 = tao / (price alpha + tao)` (chain: `maybe_initialize_palswap`).
///
/// `price alpha` is `int(price) alpha + floor(alpha frac(price))`. Fails where a weight would be out of range, and without
/// reserves.
pub fn weights_at(price: Price, reserves: &Reserves) -> Result<Weights, PoolError> {
    let (tao, alpha) = (u128::from(reserves.tao.0), u128::from(reserves.alpha.0));
    let bits = price.0.to_bits();
    let worth = (bits >> 64) * alpha + ((alpha * u128::from(bits as u64)) >> 64);
    let total = worth.checked_add(tao).ok_or(PoolError::Overflow)?;
    let weight = ExactRatio { numerator: tao, denominator: total };
    Weights::new(Perquintill(weight.times(Perquintill::ONE.0)))
}
