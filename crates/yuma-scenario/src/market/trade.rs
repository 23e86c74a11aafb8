//! The trades that a quote is about.

use substrate_fixed::types::U64F64;

use super::keys::{STAKER, TRADER, TRADER_HOTKEY, VALIDATOR};
use yuma_engine::economy::operations::{Limit, Operation, OperationError, Position};
use yuma_engine::economy::{Economy, Rules};
use yuma_engine::pool::Side;
use yuma_engine::quantity::{Alpha, Amount, Millionths, Netuid, Price, Rao};
use yuma_engine::wide::{RATIO_ONE, Ratio, safe_div};

/// A trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trade {
    /// TAO becomes alpha, or stake on root.
    Stake {
        /// The subnet, or root.
        netuid: Netuid,
        /// The TAO, fee included.
        tao: Rao,
    },
    /// Alpha, or stake on root, becomes TAO.
    Unstake {
        /// The subnet, or root.
        netuid: Netuid,
        /// The alpha; on root, the rao.
        amount: Alpha,
    },
    /// Stake moves from one subnet to another.
    Move {
        /// The origin.
        from: Netuid,
        /// The destination.
        to: Netuid,
        /// The alpha; from root, the rao.
        amount: Alpha,
    },
}

/// A request for a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TradeRequest {
    /// The trade.
    pub trade: Trade,
    /// The price limit; `None` for no limit.
    pub limit: Option<PriceLimit>,
    /// The number of equal parts in which the order is placed for [`super::SplitOrder`], from 1 to 100.
    pub parts: u16,
}

/// The limit on the price of a trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PriceLimit {
    /// The accepted change from the spot price to the worse, as a fraction of it; for a move, of the ratio of the
    /// prices. Above the whole it is the whole for sales and moves.
    Tolerance(Millionths),
    /// The price in rao per alpha; for a move, the lowest ratio of the prices in 10^-9.
    Price(Rao),
}

impl Trade {
    /// Returns the input: rao for stakes, alpha for others, rao from root.
    pub fn amount(self) -> Amount {
        match self {
            Trade::Stake { tao, .. } => Amount(tao.0),
            Trade::Unstake { amount, .. } | Trade::Move { amount, .. } => Amount(amount.0),
        }
    }

    /// Returns the same trade with another input.
    pub fn with_amount(self, amount: Amount) -> Trade {
        match self {
            Trade::Stake { netuid, .. } => Trade::Stake { netuid, tao: Rao(amount.0) },
            Trade::Unstake { netuid, .. } => Trade::Unstake { netuid, amount: Alpha(amount.0) },
            Trade::Move { from, to, .. } => Trade::Move { from, to, amount: Alpha(amount.0) },
        }
    }

    /// Returns the trade that reverses this one, with its own input.
    pub fn reversed(self, amount: Amount) -> Trade {
        match self {
            Trade::Stake { netuid, .. } => Trade::Unstake { netuid, amount: Alpha(amount.0) },
            Trade::Unstake { netuid, .. } => Trade::Stake { netuid, tao: Rao(amount.0) },
            Trade::Move { from, to, .. } => Trade::Move { from: to, to: from, amount: Alpha(amount.0) },
        }
    }

    /// Returns the networks of the trade in order, with the side of the trade with each pool.
    pub(super) fn legs(self) -> Vec<(Netuid, Side)> {
        match self {
            Trade::Stake { netuid, .. } => vec![(netuid, Side::Buy)],
            Trade::Unstake { netuid, .. } => vec![(netuid, Side::Sell)],
            Trade::Move { from, to, .. } => vec![(from, Side::Sell), (to, Side::Buy)],
        }
    }

    /// Returns the engine's operation.
    pub(super) fn operation(self, limit: Option<Limit>) -> Operation {
        match self {
            Trade::Stake { netuid, tao } => Operation::Stake { position: position(netuid), tao, limit },
            Trade::Unstake { netuid, amount } => Operation::Unstake { position: position(netuid), amount, limit },
            Trade::Move { from, to, amount } => {
                Operation::Move { from: position(from), to: position(to), amount, limit }
            }
        }
    }

    /// Gives the trader the input: TAO that no account loses, because no trade depends on the other balances, or stake
    /// of the staker, so that the subnet's totals stay the same.
    ///
    /// # Errors
    /// [`OperationError::SubnetNotExists`], [`OperationError::NoAlpha`], and [`OperationError::NotEnoughStake`] if the
    /// staker holds less than the input.
    pub(super) fn prepare(self, economy: &mut Economy, rules: &Rules) -> Result<(), OperationError> {
        economy.owners.insert(TRADER_HOTKEY, TRADER);
        for (netuid, _) in self.legs() {
            check_network(economy, rules, netuid)?;
        }
        let amount = self.amount();
        let seats = economy.root.seats.clone();
        let stakes = match self {
            Trade::Stake { tao, .. } => {
                economy.pay(TRADER, tao);
                return Ok(());
            }
            Trade::Unstake { netuid, .. } | Trade::Move { from: netuid, .. } if netuid == Netuid::ROOT => {
                &mut economy.root.stakes
            }
            Trade::Unstake { netuid, .. } | Trade::Move { from: netuid, .. } => {
                &mut economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?.stakes
            }
        };
        // On a board the staker's TAO stands with several validators.
        let mut hotkeys = seats.into_iter().chain([VALIDATOR]);
        let hotkey = hotkeys.find(|&hotkey| stakes.of(hotkey, STAKER) >= amount.0);
        let hotkey = hotkey.ok_or(OperationError::NotEnoughStake)?;
        let taken = stakes.take(hotkey, STAKER, amount.0);
        stakes.add(TRADER_HOTKEY, TRADER, taken);
        Ok(())
    }

    /// Returns the price of a limit. That of a tolerance is `spot (1 + tolerance)` for purchases, rounded down to a rao
    /// per alpha, and `spot (1 - tolerance)` for sales, rounded up; for a move, the ratio of the prices in 10^-9,
    /// rounded up.
    pub(super) fn limit_price(self, economy: &Economy, limit: PriceLimit) -> Rao {
        let tolerance = match limit {
            PriceLimit::Price(price) => return price,
            PriceLimit::Tolerance(tolerance) => tolerance,
        };
        let spot = |netuid: Netuid| economy.subnet(netuid).map_or(Price::ONE, |subnet| subnet.pool.price()).0;
        let part = safe_div(Ratio::saturating_from_num(tolerance.0), Ratio::saturating_from_num(1_000_000));
        let rao = |price: Ratio| price.saturating_mul(U64F64::from_num(1_000_000_000));
        let lowest = |price: Ratio| {
            let limit = rao(price.saturating_mul(RATIO_ONE.saturating_sub(part)));
            Rao(limit.checked_ceil().unwrap_or(limit).saturating_to_num())
        };
        match self {
            Trade::Stake { netuid, .. } => {
                Rao(rao(spot(netuid).saturating_mul(RATIO_ONE.saturating_add(part))).saturating_to_num())
            }
            Trade::Unstake { netuid, .. } => lowest(spot(netuid)),
            Trade::Move { from, to, .. } => lowest(safe_div(spot(from), spot(to))),
        }
    }
}

/// Returns the trader's position on a network.
pub(super) fn position(netuid: Netuid) -> Position {
    Position { netuid, hotkey: TRADER_HOTKEY, coldkey: TRADER }
}

fn check_network(economy: &Economy, rules: &Rules, netuid: Netuid) -> Result<(), OperationError> {
    if netuid == Netuid::ROOT {
        return Ok(());
    }
    economy.subnet(netuid).ok_or(OperationError::SubnetNotExists)?;
    if rules.has_alpha() { Ok(()) } else { Err(OperationError::NoAlpha) }
}
