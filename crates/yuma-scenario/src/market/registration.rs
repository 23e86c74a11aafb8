//! The registration of a subnet: its price now and over time, and its effect.

use super::keys::{TRADER, TRADER_HOTKEY};
use yuma_engine::economy::operations::{self, Operation, OperationError, apply};
use yuma_engine::economy::{Economy, Owner, Rules};
use yuma_engine::pool::Reserves;
use yuma_engine::quantity::{Block, Netuid, Rao};

/// The registration of a subnet in the current block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// The cost.
    pub cost: Rao,
    /// The first block in which the chain admits it.
    pub admitted_at: Block,
    /// Its effect, or the chain's refusal apart from the account's balance.
    pub outcome: Result<NewSubnet, OperationError>,
}

/// The effect of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewSubnet {
    /// The number of the new subnet.
    pub netuid: Netuid,
    /// The subnet that is dissolved for it.
    pub pruned: Option<Netuid>,
    /// The reserves of the new pool.
    pub reserves: Reserves,
}

/// Returns the registration of a subnet in the current block, performed on a copy of the economy.
pub fn registration(economy: &Economy, rules: &Rules) -> Registration {
    let cost = operations::lock_cost(economy, rules);
    let mut after = economy.clone();
    after.pay(TRADER, cost);
    let owner = Owner { coldkey: TRADER, hotkey: TRADER_HOTKEY };
    let outcome = apply(&mut after, rules, &Operation::RegisterSubnet { owner }).map(|receipt| {
        let netuid = receipt.registered.unwrap_or_default();
        let reserves = after.subnet(netuid).map(|subnet| subnet.pool.reserves()).unwrap_or_default();
        NewSubnet { netuid, pruned: receipt.dissolved, reserves }
    });
    Registration { cost, admitted_at: operations::next_registration(economy, rules), outcome }
}

/// Returns the cost of a registration in a block, if nobody registers and the issuance does not change before.
pub fn lock_cost_at(economy: &Economy, rules: &Rules, block: Block) -> Rao {
    let at = Economy { block, issuance: economy.issuance, last_lock: economy.last_lock, ..Economy::default() };
    operations::lock_cost(&at, rules)
}

/// Returns the costs of registrations at regular times of a fall from twice `last` to the minimum, with their blocks: the
/// course after the last registration, or after one at the cost of now if there was none. It has `steps + 1` points.
pub fn lock_cost_decay(economy: &Economy, rules: &Rules, steps: u16) -> Vec<(Block, Rao)> {
    let mut at = Economy { issuance: economy.issuance, last_lock: economy.last_lock, ..Economy::default() };
    if at.last_lock.1 == Block(0) {
        at.last_lock = (operations::lock_cost(economy, rules), economy.block);
    }
    let length = u64::from(fall(&at, rules));
    let point = |step: u16| {
        let block = Block(at.last_lock.1.0.saturating_add(length * u64::from(step) / u64::from(steps.max(1))));
        (block, lock_cost_at(&at, rules, block))
    };
    (0..=steps).map(point).collect()
}

/// Returns the number of blocks from a registration until the cost is at its minimum, at most 2^32 - 1.
fn fall(at: &Economy, rules: &Rules) -> u32 {
    let is_lowest = |after: u32| {
        let block = Block(at.last_lock.1.0.saturating_add(after.into()));
        lock_cost_at(at, rules, block) <= rules.parameters.min_lock
    };
    let (mut low, mut high) = (0, u32::MAX);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_lowest(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
