//! What a trader asks of a pool, and what the pool answers.

use substrate_fixed::types::{I64F64, U64F64};

use super::{PoolError, Reserves, Side, fee};
use crate::quantity::{Amount, Price, Rao, Share};
use crate::wide::safe_div;

/// A trade to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which token goes in.
    pub side: Side,
    /// How much of it, the fee included.
    pub amount: Amount,
    /// A price in rao for one alpha that the trade must not pass: the average price at launch, later that after the trade.
    pub limit: Option<Rao>,
    /// Whether the trade is free of the fee, as those of the chain itself are (chain: `drop_fees`).
    pub is_free: bool,
    /// A fee in TAO instead of the pool's own; only the launch's pool has such fees.
    pub flat_fee: Option<Rao>,
}

impl Order {
    /// A trade without limit.
    pub fn new(side: Side, amount: Amount) -> Order {
        Order { side, amount, limit: None, is_free: false, flat_fee: None }
    }

    /// The same trade up to a price.
    pub fn with_limit(self, limit: Rao) -> Order {
        Order { limit: Some(limit), ..self }
    }

    /// The same trade without fee.
    pub fn free(self) -> Order {
        Order { is_free: true, ..self }
    }

    /// The same trade at this flat fee.
    pub fn with_flat_fee(self, fee: Rao) -> Order {
        Order { flat_fee: Some(fee), ..self }
    }

    /// The limit of this order as a price; without one, 1,000,000 TAO for buying and 0.000001 TAO for selling, which the chain
    /// takes for no limit.
    pub fn price_limit(&self) -> Price {
        let default = match self.side {
            Side::Buy => HIGHEST_LIMIT,
            Side::Sell => LOWEST_LIMIT,
        };
        Price::from_limit(self.limit.unwrap_or(default))
    }
}

/// The limit of a purchase without limit: 1,000,000 TAO for one alpha (chain: `max_price`).
pub const HIGHEST_LIMIT: Rao = Rao(1_000_000_000_000_000);
/// The limit of a sale without limit: a pool priced at or below it cannot be sold into (chain: `min_price`).
pub const LOWEST_LIMIT: Rao = Rao(1_000);

/// What a subnet asks of the trades with its pool, from July 2025 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeRules {
    /// The fee, of what is paid in.
    pub fee_rate: Share,
    /// The least that must be in the reserve that pays out, before the trade (chain: `MinimumReserve`).
    pub minimum_reserve: Amount,
}

impl Default for TradeRules {
    fn default() -> Self {
        TradeRules { fee_rate: fee::RATE, minimum_reserve: Amount(1_000_000) }
    }
}

/// A trade as the pool makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap {
    /// Which token went in.
    pub side: Side,
    /// What went into the curve, without the fee.
    pub paid_in: Amount,
    /// The fee, in the token that it is taken in.
    pub fee: Reserves,
    /// What the trader got.
    pub paid_out: Amount,
    /// Whether the limit, or the end of the curve, let in less than was asked for.
    pub reached_limit: bool,
    /// The price before the trade.
    pub price_before: Price,
    /// The price after the trade.
    pub price_after: Price,
}

impl Swap {
    /// What the trade took from the trader: the input with the fee that was taken in the same token.
    pub fn taken(&self) -> Amount {
        Amount(self.paid_in.0.saturating_add(self.fee.input(self.side).0))
    }

    /// The average price of the trade, without the fee; none if nothing came out or went in.
    pub fn average_price(&self) -> Option<Price> {
        let whole_output = Amount(self.paid_out.0.saturating_add(self.fee.output(self.side).0));
        let (tao, alpha) = match self.side {
            Side::Buy => (self.paid_in, whole_output),
            Side::Sell => (whole_output, self.paid_in),
        };
        U64F64::from_num(tao.0).checked_div(U64F64::from_num(alpha.0)).map(Price)
    }

    /// How far the trade moved the price: `(after - before) / before`, 0 where there was no price before.
    pub fn price_impact(&self) -> I64F64 {
        relative_change(self.price_before, self.price_after)
    }

    /// How much worse than the price before the trade the average price was, as a part of that price; negative if better, which
    /// only rounding can make it. The fee is not in it.
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

/// The answer of a pool.
pub type Answer = Result<Swap, PoolError>;
