//! The order that is being composed.

use super::document::{Market, MarketDocument};
use super::event::MarketEvent;
use super::keys::{HOLDER, STAKER, VALIDATOR};
use super::neurons::on_hotkeys;
use super::quote::involved;
use super::run::perform;
use super::trade::{PriceLimit, Trade, TradeRequest};
use crate::limits;
use yuma_engine::economy::operations::{Limit, Operation, OperationError, Position, Receipt, apply};
use yuma_engine::economy::{Economy, Rules};
use yuma_engine::quantity::{Alpha, Amount, Block, Key, Millionths, Netuid, RAO_PER_TAO, Rao};

/// 100 %.
const WHOLE: Millionths = Millionths(1_000_000);

/// The kind of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderKind {
    /// TAO becomes stake.
    Stake,
    /// Stake becomes TAO.
    Unstake,
    /// Stake moves to another network.
    Move,
}

impl OrderKind {
    /// All kinds, in the order of the choice.
    pub const ALL: [OrderKind; 3] = [OrderKind::Stake, OrderKind::Unstake, OrderKind::Move];

    /// Returns the name in links and message keys.
    pub const fn id(self) -> &'static str {
        match self {
            OrderKind::Stake => "stake",
            OrderKind::Unstake => "unstake",
            OrderKind::Move => "move",
        }
    }
}

/// An order for the selected subnet or for root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The kind.
    pub kind: OrderKind,
    /// Whether root takes the place of the selected subnet.
    pub is_on_root: bool,
    /// The destination of a move.
    pub to: Netuid,
    /// The TAO of a stake.
    pub tao: Rao,
    /// The stake of the other kinds.
    pub stake: Amount,
    /// The accepted change of the price; `None` accepts any.
    pub tolerance: Option<Millionths>,
    /// The number of parts that the order is compared with.
    pub parts: u16,
    /// The first order of a bot around this one; `None` for the largest that the tolerance lets pass.
    pub bot: Option<Amount>,
    /// The days after which a stake is sold.
    pub days: u16,
}

impl Default for Ticket {
    /// Returns 100 TAO at 5 %, in 10 parts.
    fn default() -> Self {
        Ticket {
            kind: OrderKind::Stake,
            is_on_root: false,
            to: Netuid::ROOT,
            tao: Rao(100 * RAO_PER_TAO),
            stake: Amount(1_000 * RAO_PER_TAO),
            tolerance: Some(Millionths(50_000)),
            parts: 10,
            bot: None,
            days: 30,
        }
    }
}

impl Ticket {
    /// The maximum number of parts that an order is compared with.
    pub const MAX_PARTS: u16 = 100;

    /// Returns the order reduced to what exists in a market, with its numbers in their ranges.
    #[must_use]
    pub fn within(self, market: &MarketDocument) -> Ticket {
        let has_destination = self.to == Netuid::ROOT || market.subnet(self.to).is_some();
        Ticket {
            to: if has_destination { self.to } else { Netuid::ROOT },
            tolerance: self.tolerance.map(|tolerance| tolerance.min(WHOLE)),
            parts: self.parts.clamp(1, Ticket::MAX_PARTS),
            days: self.days.clamp(1, limits::DAYS),
            ..self
        }
    }

    /// Returns the network of the order, the origin of a move.
    pub fn network(&self, selected: Netuid) -> Netuid {
        if self.is_on_root { Netuid::ROOT } else { selected }
    }

    /// Returns the destination of a move, which is never its origin.
    pub fn destination(&self, selected: Netuid) -> Netuid {
        match (self.to == self.network(selected), self.is_on_root) {
            (false, _) => self.to,
            (true, true) => selected,
            (true, false) => Netuid::ROOT,
        }
    }

    /// Returns the input.
    pub fn amount(&self) -> Amount {
        match self.kind {
            OrderKind::Stake => Amount(self.tao.0),
            OrderKind::Unstake | OrderKind::Move => self.stake,
        }
    }

    /// Returns the ticket with another input.
    pub fn with_amount(self, amount: Amount) -> Ticket {
        match self.kind {
            OrderKind::Stake => Ticket { tao: Rao(amount.0), ..self },
            OrderKind::Unstake | OrderKind::Move => Ticket { stake: amount, ..self },
        }
    }

    /// Returns the trade.
    pub fn trade(&self, selected: Netuid) -> Trade {
        let netuid = self.network(selected);
        let amount = Alpha(self.stake.0);
        match self.kind {
            OrderKind::Stake => Trade::Stake { netuid, tao: self.tao },
            OrderKind::Unstake => Trade::Unstake { netuid, amount },
            OrderKind::Move => Trade::Move { from: netuid, to: self.destination(selected), amount },
        }
    }

    /// Returns the request for a quote.
    pub fn request(&self, selected: Netuid) -> TradeRequest {
        TradeRequest {
            trade: self.trade(selected),
            limit: self.tolerance.map(PriceLimit::Tolerance),
            parts: self.parts,
        }
    }

    /// Returns the operation of the order in a market: the holder of the free TAO stakes it, and the staker of all
    /// alpha unstakes or moves it. The order is filled as a whole or refused.
    pub fn operation(&self, selected: Netuid, price: Option<Rao>) -> Operation {
        let limit = price.map(|price| Limit { price, allow_partial: false });
        let position = |netuid: Netuid, coldkey: Key| Position { netuid, hotkey: VALIDATOR, coldkey };
        match self.trade(selected) {
            Trade::Stake { netuid, tao } => Operation::Stake { position: position(netuid, HOLDER), tao, limit },
            Trade::Unstake { netuid, amount } => {
                Operation::Unstake { position: position(netuid, STAKER), amount, limit }
            }
            Trade::Move { from, to, amount } => {
                Operation::Move { from: position(from, STAKER), to: position(to, STAKER), amount, limit }
            }
        }
    }

    /// Performs the order's operation on a copy of an economy, as a run does.
    ///
    /// # Errors
    /// Returns the chain's refusal, which may concern the account of the document's holder or staker.
    pub fn perform(
        &self,
        economy: &Economy,
        rules: &Rules,
        selected: Netuid,
        price: Option<Rao>,
    ) -> Result<Receipt, OperationError> {
        let mut copy = involved(economy, self.trade(selected));
        let operation = on_hotkeys(&copy, &self.operation(selected, price));
        apply(&mut copy, rules, &operation)
    }
}

/// Returns the state in which an order is performed that is added after a number of blocks: that of a run after the
/// document's events of the same time. `None` if there is no such event, and the state is that of the run.
pub fn order_state(market: &Market, after: Block, economy: &Economy, rules: &Rules) -> Option<(Economy, Rules)> {
    let is_before = |event: &&MarketEvent| event.after == after;
    let mut events = market.events.iter().filter(is_before).peekable();
    events.peek()?;
    let (mut economy, mut rules) = (economy.clone(), *rules);
    for event in events {
        // The list of events shows refusals.
        drop(perform(event, market, &mut economy, &mut rules));
    }
    Some((economy, rules))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SELECTED: Netuid = Netuid(91);

    #[test]
    fn a_ticket_is_a_trade() {
        let (stake, unstake, moved) = (OrderKind::Stake, OrderKind::Unstake, OrderKind::Move);
        let amount = Alpha(1_000 * RAO_PER_TAO);
        for (kind, is_on_root, to, trade) in [
            (stake, false, 0, Trade::Stake { netuid: SELECTED, tao: Rao(100_000_000_000) }),
            (stake, true, 0, Trade::Stake { netuid: Netuid(0), tao: Rao(100_000_000_000) }),
            (unstake, false, 0, Trade::Unstake { netuid: SELECTED, amount }),
            (unstake, true, 0, Trade::Unstake { netuid: Netuid(0), amount }),
            (moved, false, 0, Trade::Move { from: SELECTED, to: Netuid(0), amount }),
            (moved, false, 91, Trade::Move { from: SELECTED, to: Netuid(0), amount }),
            (moved, true, 0, Trade::Move { from: Netuid(0), to: SELECTED, amount }),
            (moved, true, 3, Trade::Move { from: Netuid(0), to: Netuid(3), amount }),
        ] {
            let ticket = Ticket { kind, is_on_root, to: Netuid(to), ..Ticket::default() };
            assert_eq!(ticket.trade(SELECTED), trade);
        }
    }

    #[test]
    fn the_holder_stakes_and_the_staker_unstakes() {
        for (kind, expected) in [(OrderKind::Stake, HOLDER), (OrderKind::Unstake, STAKER), (OrderKind::Move, STAKER)] {
            let ticket = Ticket { kind, ..Ticket::default() };
            let (coldkey, limit) = match ticket.operation(SELECTED, Some(Rao(5))) {
                Operation::Stake { position, limit, .. } | Operation::Unstake { position, limit, .. } => {
                    (position.coldkey, limit)
                }
                Operation::Move { from, limit, .. } => (from.coldkey, limit),
                other => panic!("{other:?}"),
            };
            assert_eq!((coldkey, limit), (expected, Some(Limit { price: Rao(5), allow_partial: false })));
        }
    }
}
