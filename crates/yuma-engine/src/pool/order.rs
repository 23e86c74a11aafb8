//! The orders of traders and the resulting swaps.

use substrate_fixed::types::{I64F64, U64F64};

use super::{Reserves, Side, fee};
use crate::quantity::{Amount, Price, Rao, Share};
use crate::wide::safe_div;

/// A trade to be executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The side, which determines the input token.
    pub side: Side,
    /// The input amount, including the fee.
    pub amount: Amount,
    /// A price limit in rao per alpha: on the average price at launch, later on the price after the trade.
    pub limit: Option<Rao>,
    /// Whether the trade pays no fee, like the chain's own trades (chain: `drop_fees`).
    pub is_free: bool,
    /// A flat fee in TAO instead of the pool's own fee; only the launch's pool supports it.
    pub flat_fee: Option<Rao>,
}

impl Order {
    /// Creates an order without a limit.
    pub fn new(side: Side, amount: Amount) -> Order {
        Order { side, amount, limit: None, is_free: false, flat_fee: None }
    }

    /// Returns the order with a price limit.
    pub fn with_limit(self, limit: Rao) -> Order {
        Order { limit: Some(limit), ..self }
    }

    /// Returns the order without a fee.
    pub fn free(self) -> Order {
        Order { is_free: true, ..self }
    }

    /// Returns the order with a flat fee.
    pub fn with_flat_fee(self, fee: Rao) -> Order {
        Order { flat_fee: Some(fee), ..self }
    }

    /// Returns the limit of this order as a price. Without a limit this is 1,000,000 TAO for buying and 0.000001 TAO
    /// for selling, which the chain treats as no limit.
    pub fn price_limit(&self) -> Price {
        let default = match self.side {
            Side::Buy => HIGHEST_LIMIT,
            Side::Sell => LOWEST_LIMIT,
        };
        Price::from_limit(self.limit.unwrap_or(default))
    }
}

/// The default limit of a purchase: 1,000,000 TAO per alpha (chain: `max_price`).
pub const HIGHEST_LIMIT: Rao = Rao(1_000_000_000_000_000);
/// The default limit of a sale: a pool priced at or below it refuses sales (chain: `min_price`).
pub const LOWEST_LIMIT: Rao = Rao(1_000);

/// A subnet's rules for trades with its pool, since July 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeRules {
    /// The fee rate, relative to the input.
    pub fee_rate: Share,
    /// The minimum of the reserve that pays out, before the trade (chain: `MinimumReserve`).
    pub minimum_reserve: Amount,
}

impl Default for TradeRules {
    fn default() -> Self {
        TradeRules { fee_rate: fee::RATE, minimum_reserve: Amount(1_000_000) }
    }
}

/// An executed or quoted trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap {
    /// The side, which determines the input token.
    pub side: Side,
    /// The input that entered the curve, without the fee.
    pub paid_in: Amount,
    /// The fee, in the token in which it is charged.
    pub fee: Reserves,
    /// The amount paid to the trader.
    pub paid_out: Amount,
    /// Whether the limit or the end of the curve reduced the input below the requested amount.
    pub reached_limit: bool,
    /// The price before the trade.
    pub price_before: Price,
    /// The price after the trade.
    pub price_after: Price,
}

impl Swap {
    /// Returns the amount taken from the trader: the input, plus the fee if it was charged in the same token.
    pub fn taken(&self) -> Amount {
        Amount(self.paid_in.0.saturating_add(self.fee.input(self.side).0))
    }

    /// Returns the average price of the trade, without the fee; `None` if the input or the output is 0.
    pub fn average_price(&self) -> Option<Price> {
        let whole_output = Amount(self.paid_out.0.saturating_add(self.fee.output(self.side).0));
        let (tao, alpha) = match self.side {
            Side::Buy => (self.paid_in, whole_output),
            Side::Sell => (whole_output, self.paid_in),
        };
        U64F64::from_num(tao.0).checked_div(U64F64::from_num(alpha.0)).map(Price)
    }

    /// Returns the relative price change of the trade: `(after - before) / before`, 0 if there was no price before.
    pub fn price_impact(&self) -> I64F64 {
        relative_change(self.price_before, self.price_after)
    }

    /// Returns how much worse the average price was than the price before the trade, as a fraction of that price,
    /// without the fee. A negative value means a better price, which only rounding can cause.
    pub fn slippage(&self) -> Option<I64F64> {
        let change = relative_change(self.price_before, self.average_price()?);
        Some(match self.side {
            Side::Buy => change,
            Side::Sell => -change,
        })
    }
}

fn relative_change(before: Price, after: Price) -> I64F64 {
    let part = |difference: U64F64| I64F64::saturating_from_num(safe_div(difference, before.0));
    if after >= before { part(after.0 - before.0) } else { -part(before.0 - after.0) }
}
