//! An order that is held for days and then traded back, under the run of the days.

use super::document::Market;
use super::keys::{TRADER, VALIDATOR};
use super::neurons::staking_hotkey;
use super::run::MarketRun;
use yuma_engine::economy::operations::{Operation, OperationError, Position, apply};
use yuma_engine::economy::{BlockStride, Economy, Rules};
use yuma_engine::quantity::{Alpha, Block, Netuid, Rao};

/// A stake that is held while the days of a market run, on the validator with all other stake.
#[derive(Clone, Debug)]
pub struct HeldOrderRun {
    run: MarketRun,
    position: Position,
    registered_at: Option<Block>,
    paid: Rao,
    bought: Alpha,
}

/// The end of a holding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldOrder {
    /// The TAO that was staked.
    pub paid: Rao,
    /// The alpha, or rao on root, that the stake began with.
    pub bought: Alpha,
    /// The alpha earned since as a staker.
    pub earned: Alpha,
    /// The TAO that a sale of the bought alpha alone brings at the end.
    pub back: Result<Rao, OperationError>,
    /// The TAO that a sale of everything brings at the end.
    pub back_with_earned: Result<Rao, OperationError>,
    /// Whether the subnet still exists. A dissolved one has paid its stakers, which [`HeldOrder::back_with_earned`] is.
    pub exists: bool,
}

/// Returns the block in which a subnet was registered; `None` for root and for one that does not exist.
fn registered_at(economy: &Economy, netuid: Netuid) -> Option<Block> {
    economy.subnet(netuid).map(|subnet| subnet.registered_at)
}

impl HeldOrderRun {
    /// Stakes TAO in a market before its first block, after the events of that time, under the rules of its era. The run takes `days`, `stride` blocks at a time.
    ///
    /// # Errors
    /// Returns the chain's refusal of the stake.
    pub fn new(
        market: &Market,
        days: u16,
        stride: BlockStride,
        netuid: Netuid,
        tao: Rao,
    ) -> Result<HeldOrderRun, OperationError> {
        HeldOrderRun::after(MarketRun::over(market, market.era, 0, stride), days, netuid, tao)
    }

    /// Stakes TAO after the computed blocks of a run and the events that are due, and goes on for `days`.
    ///
    /// # Errors
    /// Returns the chain's refusal of the stake.
    pub fn after(run: MarketRun, days: u16, netuid: Netuid, tao: Rao) -> Result<HeldOrderRun, OperationError> {
        let mut run = run.continued(days);
        let (economy, rules) = run.parts_mut();
        let hotkey = economy.subnet(netuid).map_or(VALIDATOR, staking_hotkey);
        let position = Position { netuid, hotkey, coldkey: TRADER };
        let registered_at = registered_at(economy, netuid);
        economy.pay(TRADER, tao);
        let receipt = apply(economy, rules, &Operation::Stake { position, tao, limit: None })?;
        Ok(HeldOrderRun { run, position, registered_at, paid: tao, bought: Alpha(receipt.received.0) })
    }

    /// Computes the next stride.
    pub fn advance(&mut self) {
        self.run.advance();
    }

    /// Returns the result, if all blocks are computed.
    pub fn result(&self) -> Option<HeldOrder> {
        if !self.run.is_complete() {
            return None;
        }
        let Position { netuid, coldkey, .. } = self.position;
        let economy = self.run.economy();
        // A registration may use the number of a pruned subnet again.
        let exists = registered_at(economy, netuid) == self.registered_at;
        let held = if exists { economy.staked(self.position).0 } else { 0 };
        let sold = |amount: u64| self.sold(economy, self.run.rules(), Alpha(amount));
        let paid_out = economy.balance(coldkey);
        Some(HeldOrder {
            paid: self.paid,
            bought: self.bought,
            earned: Alpha(held.saturating_sub(self.bought.0)),
            back: if exists { sold(held.min(self.bought.0)) } else { Ok(paid_out) },
            back_with_earned: if exists { sold(held) } else { Ok(paid_out) },
            exists,
        })
    }

    fn sold(&self, economy: &Economy, rules: &Rules, amount: Alpha) -> Result<Rao, OperationError> {
        let operation = Operation::Unstake { position: self.position, amount, limit: None };
        apply(&mut economy.clone(), rules, &operation).map(|receipt| Rao(receipt.received.0))
    }
}
