//! A sandwich: a bot trades before a pending order and back after it.

use super::quote::involved;
use super::trade::{PriceLimit, Trade, TradeRequest};
use yuma_engine::economy::operations::{Limit, OperationError, Receipt, apply};
use yuma_engine::economy::{Economy, Rules};
use yuma_engine::quantity::{Amount, Netuid};

/// The trades of a bot around an order, all in one block.
///
/// The bot trades first in the direction of the order, which raises the price that the order pays, and back after it. Its
/// amounts are in the unit of the order's input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sandwich {
    /// The input of the bot's first trade.
    pub paid: Amount,
    /// The output of the bot's first trade, all of which it trades back.
    pub held: Amount,
    /// The output of the trade back.
    pub back: Amount,
    /// The order's output alone, as if nobody saw it before its block.
    pub alone: Amount,
    /// The order's output in the sandwich, or its refusal by its own limit, after which the bot only loses fees.
    pub order: Result<Amount, OperationError>,
}

impl Sandwich {
    /// Returns the profit of the bot after fees, in units of the order's input; negative for a loss.
    pub fn profit(&self) -> i128 {
        i128::from(self.back.0) - i128::from(self.paid.0)
    }

    /// Returns the order's loss to the bot; everything if it is refused.
    pub fn lost(&self) -> Amount {
        Amount(self.alone.0.saturating_sub(self.order.as_ref().map_or(0, |received| received.0)))
    }
}

/// Quotes a sandwich around an order in the current block. The order is filled as a whole or refused.
///
/// Without `paid` the bot trades as much as the order's limit lets pass, found by bisection; without a limit, as much as
/// the order itself.
///
/// # Errors
/// Returns the chain's refusal of the order alone or of the bot's trades. On root nothing is to be gained:
/// [`OperationError::NoAlpha`].
pub fn sandwich(
    economy: &Economy,
    rules: &Rules,
    request: TradeRequest,
    paid: Option<Amount>,
) -> Result<Sandwich, OperationError> {
    let before = involved(economy, request.trade);
    if request.trade.legs().iter().all(|(netuid, _)| *netuid == Netuid::ROOT) {
        return Err(OperationError::NoAlpha);
    }
    let limit = request.limit.map(|limit| limit_of(request.trade, &before, limit));
    let block = Block { before: &before, rules, trade: request.trade, limit };
    let alone = block.order_on(&mut before.clone())?.received;
    let paid = paid.unwrap_or_else(|| block.largest());
    let (mut after, front) = block.after(paid)?;
    let order = block.order_on(&mut after).map(|receipt| receipt.received);
    let back = apply(&mut after, rules, &request.trade.reversed(front.received).operation(None))?.received;
    Ok(Sandwich { paid, held: front.received, back, alone, order })
}

fn limit_of(trade: Trade, economy: &Economy, limit: PriceLimit) -> Limit {
    Limit { price: trade.limit_price(economy, limit), allow_partial: false }
}

/// The block in which the order waits.
struct Block<'a> {
    before: &'a Economy,
    rules: &'a Rules,
    trade: Trade,
    limit: Option<Limit>,
}

impl Block<'_> {
    /// Makes the order.
    fn order_on(&self, economy: &mut Economy) -> Result<Receipt, OperationError> {
        self.trade.prepare(economy, self.rules)?;
        apply(economy, self.rules, &self.trade.operation(self.limit))
    }

    /// Returns the economy after the bot's first trade.
    fn after(&self, paid: Amount) -> Result<(Economy, Receipt), OperationError> {
        let mut economy = self.before.clone();
        let front = self.trade.with_amount(paid);
        front.prepare(&mut economy, self.rules)?;
        let receipt = apply(&mut economy, self.rules, &front.operation(None))?;
        Ok((economy, receipt))
    }

    /// Returns the largest first trade after which the order passes, at most a hundred times the order; without a limit,
    /// the order's own input.
    fn largest(&self) -> Amount {
        let amount = self.trade.amount().0;
        if self.limit.is_none() {
            return Amount(amount);
        }
        let passes =
            |paid: u64| self.after(Amount(paid)).is_ok_and(|(mut economy, _)| self.order_on(&mut economy).is_ok());
        let (mut low, mut high) = (0, amount.saturating_mul(LARGEST));
        // 30 halvings leave a billionth of the range.
        for _ in 0..30 {
            let middle = low + (high - low) / 2;
            if passes(middle) { low = middle } else { high = middle }
        }
        Amount(low)
    }
}

/// The largest first trade of a bot in multiples of the order.
const LARGEST: u64 = 100;
