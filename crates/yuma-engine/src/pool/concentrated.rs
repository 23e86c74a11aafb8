//! The pool with concentrated liquidity, July 2025 to June 2026, with the chain's own position only (spec dtao 1.3).
//!
//! The chain's position covers every price, so trades follow the constant product on the virtual reserves
//! `liquidity / s` and `liquidity s`, where `s^2` is the price. The reserves are stored separately and may drift from
//! it slightly. Users' positions, which the chain closed in December 2025, and ticks are left out; results before
//! that date are approximate.

use substrate_fixed::types::U64F64;

use super::curve::{Curve, quote};
use super::order::{Order, Swap, TradeRules};
use super::{PoolError, Reserves, Side};
use crate::quantity::{Alpha, Amount, Liquidity, Price, Rao};
use crate::wide::{mul_ratio, safe_div, sqrt_to_precision};

/// A pool whose only position is the chain's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concentrated {
    /// The pool's reserves, used for emission and limits.
    pub reserves: Reserves,
    /// The square root of the price.
    pub root_price: U64F64,
    /// The liquidity of the chain's position.
    pub liquidity: Liquidity,
    /// Fees, and injected amounts that were not in proportion to the price, until the next injection.
    pub parked: Reserves,
    /// The subnet's rules for trades.
    pub rules: TradeRules,
    /// Whether the fee belongs to the liquidity and so returns to the pool (until March 2026).
    pub keeps_fees: bool,
}

impl Concentrated {
    /// Creates a pool at the price of its reserves: `s = sqrt(tao / alpha)` by bisection,
    /// `liquidity = sqrt(tao alpha)` rounded down.
    pub fn new(reserves: Reserves) -> Concentrated {
        let price = safe_div(U64F64::from_num(reserves.tao.0), U64F64::from_num(reserves.alpha.0));
        Concentrated {
            reserves,
            root_price: root(price),
            liquidity: liquidity(reserves),
            parked: Reserves::default(),
            rules: TradeRules::default(),
            keeps_fees: false,
        }
    }

    /// Computes the trade of an order without executing it.
    pub fn quote(&self, order: &Order) -> Result<Swap, PoolError> {
        quote(self, order, &self.rules)
    }

    /// Executes the trade of an order.
    pub fn swap(&mut self, order: &Order) -> Result<Swap, PoolError> {
        let swap = self.quote(order)?;
        self.root_price = self.root_price_after(swap.side, swap.paid_in);
        self.reserves = self.reserves.after(swap.side, swap.paid_in, swap.paid_out);
        if self.keeps_fees {
            self.parked = self.parked.plus(swap.fee);
        }
        Ok(swap)
    }

    /// Accepts the part of an injection that is in proportion to the price and parks the rest; returns the accepted
    /// part (spec dtao 1.3.3; chain: `adjust_protocol_liquidity`).
    ///
    /// If `floor(alpha price)` is at most the TAO, that amount of TAO joins with all alpha; otherwise all TAO joins
    /// with `floor(tao / price)`. The liquidity becomes the square root of the product of the position's new amounts;
    /// the price stays the same.
    pub fn accept(&mut self, added: Reserves) -> Reserves {
        let all = self.parked.plus(added);
        let price = self.price().0;
        let worth: u64 = mul_ratio(U64F64::from_num(all.alpha.0), price).saturating_to_num();
        let accepted = if worth <= all.tao.0 {
            Reserves { tao: Rao(worth), ..all }
        } else {
            Reserves { alpha: Alpha(safe_div(U64F64::from_num(all.tao.0), price).saturating_to_num()), ..all }
        };
        self.parked = all.minus(accepted);
        self.liquidity = liquidity(self.position().plus(accepted));
        accepted
    }

    /// Returns the amounts in the chain's position: `liquidity s` TAO and `liquidity / s` alpha, rounded down.
    pub fn position(&self) -> Reserves {
        let liquidity = U64F64::from_num(self.liquidity.0);
        Reserves {
            tao: Rao(mul_ratio(liquidity, self.root_price).saturating_to_num()),
            alpha: Alpha(safe_div(liquidity, self.root_price).saturating_to_num()),
        }
    }

    /// Returns the root price after a trade: buy `s + d / liquidity`, sell `1 / (1 / s + d / liquidity)`, each
    /// quotient cut to 2^-64.
    fn root_price_after(&self, side: Side, paid_in: Amount) -> U64F64 {
        let one = U64F64::from_num(1);
        let step = safe_div(U64F64::from_num(paid_in.0), U64F64::from_num(self.liquidity.0));
        match side {
            Side::Buy => self.root_price.saturating_add(step),
            Side::Sell => safe_div(one, safe_div(one, self.root_price).saturating_add(step)),
        }
    }
}

impl Curve for Concentrated {
    fn reserves(&self) -> Reserves {
        self.reserves
    }

    fn price(&self) -> Price {
        Price(mul_ratio(self.root_price, self.root_price))
    }

    /// Computes the output: buy `d liquidity / ((liquidity s + d) s)`, sell `d s liquidity / (liquidity / s + d)`,
    /// with the chain's order of cuts.
    fn output(&self, side: Side, paid_in: Amount) -> Result<Amount, PoolError> {
        let (liquidity, root) = (U64F64::from_num(self.liquidity.0), self.root_price);
        let amount = U64F64::from_num(paid_in.0);
        let rate = match side {
            Side::Buy => safe_div(liquidity, mul_ratio(mul_ratio(liquidity, root).saturating_add(amount), root)),
            Side::Sell => mul_ratio(safe_div(liquidity, safe_div(liquidity, root).saturating_add(amount)), root),
        };
        Ok(Amount(mul_ratio(rate, amount).saturating_to_num()))
    }

    fn price_after(&self, side: Side, paid_in: Amount, _paid_out: Amount) -> Result<Price, PoolError> {
        let root = self.root_price_after(side, paid_in);
        Ok(Price(mul_ratio(root, root)))
    }

    /// Computes the input to reach a target: buy `liquidity (s' - s)`, sell `liquidity (1 / s' - 1 / s)`, where `s'`
    /// is the root of the target.
    fn amount_to_price(&self, side: Side, target: Price) -> Amount {
        let one = U64F64::from_num(1);
        let target = root(target.0);
        let step = match side {
            Side::Buy => target.saturating_sub(self.root_price),
            Side::Sell => safe_div(one, target).saturating_sub(safe_div(one, self.root_price)),
        };
        Amount(mul_ratio(U64F64::from_num(self.liquidity.0), step).saturating_to_num())
    }

    fn input_cap(&self, _side: Side) -> Amount {
        Amount(u64::MAX)
    }
}

/// Returns the square root of a price, by bisection to 10^-12 (spec dtao appendix A).
fn root(price: U64F64) -> U64F64 {
    sqrt_to_precision(price, PRECISION).unwrap_or_default()
}

const PRECISION: U64F64 = U64F64::from_bits(18_446_744);

/// Returns the square root of the reserves' product, rounded down.
fn liquidity(reserves: Reserves) -> Liquidity {
    let root = (u128::from(reserves.tao.0) * u128::from(reserves.alpha.0)).isqrt();
    Liquidity(u64::try_from(root).unwrap_or(u64::MAX))
}
