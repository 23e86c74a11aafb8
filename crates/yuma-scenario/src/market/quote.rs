//! The quote of a trade. All amounts are those of the engine's operations, performed on copies of the economy.

use substrate_fixed::types::I64F64;

use super::document::Market;
use super::economy::economy;
use super::keys::TRADER;
use super::order_size::largest_order;
use super::trade::{Trade, TradeRequest, position};
use yuma_engine::economy::operations::{Limit, Operation, OperationError, Receipt, apply};
use yuma_engine::economy::{Economy, Era, Rules};
use yuma_engine::pool::{Reserves, Swap};
use yuma_engine::quantity::{Alpha, Amount, Netuid, Price, Rao};

/// The effect of a trade, before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The trade.
    pub trade: Trade,
    /// The engine's receipt of the trade without a limit.
    pub receipt: Receipt,
    /// The trades with pools: none on root, one for stake and unstake, two for a move.
    pub legs: Vec<QuotedLeg>,
    /// All fees of pools and root. A fee in alpha is counted in alpha.
    pub fee: Reserves,
    /// The trade with the price limit of the request; `None` without one.
    pub limited: Option<LimitedQuote>,
    /// The largest input whose price impact is at most 1 %; `None` on root, or if no such input can be traded.
    pub largest_for_one_percent: Option<Amount>,
    /// The order in equal parts, all in this block.
    pub split: SplitOrder,
    /// What comes back if everything received is traded back in the same block: rao, alpha, or alpha of the origin.
    pub round_trip: Result<Amount, OperationError>,
    /// The TAO that the holder of the alpha gets if its subnet is dissolved: of the alpha received after a stake or a
    /// move, of the alpha before an unstake. `None` for stake on root.
    pub when_dissolved: Option<Rao>,
}

/// A trade with one pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotedLeg {
    /// The subnet.
    pub netuid: Netuid,
    /// The trade.
    pub swap: Swap,
    /// The spot price before the whole trade.
    pub spot_before: Price,
    /// The spot price after the whole trade, including a sale of the fee.
    pub spot_after: Price,
    /// The average price without the fee, see [`Swap::average_price`].
    pub average_price: Option<Price>,
    /// The price impact: how much worse the average is than the spot price, without the fee, see [`Swap::slippage`].
    pub price_impact: Option<I64F64>,
}

/// A trade with a price limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitedQuote {
    /// The limit, in rao per alpha; for a move, the lowest ratio of the prices in 10^-9.
    pub price: Rao,
    /// The order that is filled as a whole or refused.
    pub whole: Result<Receipt, OperationError>,
    /// The order that is filled up to the limit.
    pub partial: Result<Receipt, OperationError>,
}

/// An order in equal parts. Without time or other trades between them this gains nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitOrder {
    /// The number of parts; the last one takes the remainder.
    pub parts: u16,
    /// The total received.
    pub received: Result<Amount, OperationError>,
}

/// The largest number of parts of an order.
const PARTS: u16 = 100;

/// Quotes a trade at the start of a market.
///
/// # Errors
/// Returns the chain's refusal of the trade. In April 2024 subnets have no alpha: [`OperationError::NoAlpha`].
pub fn quote(market: &Market, era: &Era, request: TradeRequest) -> Result<Quote, OperationError> {
    quote_on(&economy(market, era), &market.rules(era), request)
}

/// Quotes a trade in the current block of an economy.
///
/// The trader stakes on a hotkey of its own. It sells alpha of the key [`super::STAKER`].
///
/// # Errors
/// Returns the chain's refusal of the trade.
pub fn quote_on(economy: &Economy, rules: &Rules, request: TradeRequest) -> Result<Quote, OperationError> {
    let trade = request.trade;
    let before = involved(economy, trade);
    let prepared = |trade: Trade| {
        let mut economy = before.clone();
        trade.prepare(&mut economy, rules).map(|()| economy)
    };
    let ready = prepared(trade)?;
    let mut after = ready.clone();
    let receipt = apply(&mut after, rules, &trade.operation(None))?;
    let limited = request.limit.map(|limit| {
        let price = trade.limit_price(&before, limit);
        let filled = |allow_partial| {
            let limit = Limit { price, allow_partial };
            apply(&mut ready.clone(), rules, &trade.operation(Some(limit)))
        };
        LimitedQuote { price, whole: filled(false), partial: filled(true) }
    });
    let parts = request.parts.clamp(1, PARTS);
    Ok(Quote {
        trade,
        legs: legs(trade, &receipt, &before, &after),
        fee: fees(&receipt, &before, &after),
        limited,
        largest_for_one_percent: largest_order(&before, trade),
        split: SplitOrder { parts, received: in_parts(ready.clone(), rules, trade, parts) },
        round_trip: round_trip(after.clone(), rules, trade, receipt.received),
        when_dissolved: match trade {
            Trade::Stake { netuid, .. } | Trade::Move { to: netuid, .. } => dissolved(after, rules, netuid),
            Trade::Unstake { netuid, .. } => dissolved(ready, rules, netuid),
        },
        receipt,
    })
}

/// Returns the economy with the networks of a trade only, which no other subnet influences.
pub(super) fn involved(economy: &Economy, trade: Trade) -> Economy {
    let legs = trade.legs();
    let is_involved = |netuid: Netuid| legs.iter().any(|&(leg, _)| leg == netuid);
    let subnets = economy.subnets.iter().filter(|subnet| is_involved(subnet.netuid)).cloned().collect();
    Economy {
        subnets,
        root: economy.root.clone(),
        balances: economy.balances.clone(),
        owners: economy.owners.clone(),
        ..*economy
    }
}

fn legs(trade: Trade, receipt: &Receipt, before: &Economy, after: &Economy) -> Vec<QuotedLeg> {
    let spot = |economy: &Economy, netuid| economy.subnet(netuid).map(|subnet| subnet.pool.price());
    let traded = trade.legs().into_iter().filter(|(netuid, _)| *netuid != Netuid::ROOT);
    let legs = traded.zip(&receipt.trades).map(|((netuid, _), &swap)| QuotedLeg {
        netuid,
        swap,
        spot_before: spot(before, netuid).unwrap_or(swap.price_before),
        spot_after: spot(after, netuid).unwrap_or(swap.price_after),
        average_price: swap.average_price(),
        price_impact: swap.slippage(),
    });
    legs.collect()
}

/// Returns the fees of the pools, and the flat fee that stayed on root.
fn fees(receipt: &Receipt, before: &Economy, after: &Economy) -> Reserves {
    let on_root = Rao(after.root.fees.0.saturating_sub(before.root.fees.0));
    let on_root = Reserves { tao: on_root, alpha: Alpha(0) };
    receipt.trades.iter().fold(on_root, |sum, swap| sum.plus(swap.fee))
}

fn in_parts(mut economy: Economy, rules: &Rules, trade: Trade, parts: u16) -> Result<Amount, OperationError> {
    let whole = trade.amount().0;
    let part = whole / u64::from(parts);
    let mut received = Amount(0);
    for index in 0..parts {
        let is_last = index + 1 == parts;
        let amount = if is_last { whole - part * u64::from(index) } else { part };
        let receipt = apply(&mut economy, rules, &trade.with_amount(Amount(amount)).operation(None))?;
        received.0 = received.0.saturating_add(receipt.received.0);
    }
    Ok(received)
}

fn round_trip(mut economy: Economy, rules: &Rules, trade: Trade, received: Amount) -> Result<Amount, OperationError> {
    let back = trade.reversed(received).operation(None);
    apply(&mut economy, rules, &back).map(|receipt| receipt.received)
}

/// Dissolves a subnet and returns what the trader gets.
fn dissolved(mut economy: Economy, rules: &Rules, netuid: Netuid) -> Option<Rao> {
    let held = economy.subnet(netuid)?.stakes.of(position(netuid).hotkey, TRADER);
    if held == 0 {
        return None;
    }
    let receipt = apply(&mut economy, rules, &Operation::Dissolve { netuid }).ok()?;
    let paid = receipt.payments.iter().filter(|(key, _)| *key == TRADER);
    Some(Rao(paid.fold(0, |sum, (_, tao)| sum.saturating_add(tao.0))))
}
