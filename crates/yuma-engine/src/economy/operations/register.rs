//! Registering a subnet and starting it (spec 6.3, 6.4).

use super::dissolve::dissolve_subnet;
use super::{OperationError, Receipt};
use crate::economy::lock_cost::LockCost;
use crate::economy::new_subnet::new_subnet;
use crate::economy::pruning::{Prunable, to_prune};
use crate::economy::rules::Rules;
use crate::economy::seeding::median_price;
use crate::economy::state::{Economy, Owner, Subnet};
use crate::issuance::{block_emission, recycle};
use crate::quantity::{Amount, Block, Netuid, Price, Rao};

/// Returns the current registration cost of a new subnet.
pub fn lock_cost(economy: &Economy, rules: &Rules) -> Rao {
    let parameters = &rules.parameters;
    let (last, last_block) = economy.last_lock;
    let cost = LockCost { min: parameters.min_lock, last, last_block, interval: parameters.lock_interval };
    let whole = Rao(1_000_000_000);
    cost.at(economy.block, if parameters.is_interval_scaled { block_emission(economy.issuance) } else { whole })
}

/// Returns the first block in which the next registration is not refused for coming too soon.
pub fn next_registration(economy: &Economy, rules: &Rules) -> Block {
    let (_, last_block) = economy.last_lock;
    let pause = rules.parameters.network_rate_limit;
    if last_block.0 > 0 { Block(last_block.0.saturating_add(pause.0)) } else { Block(0) }
}

/// Returns the input of pruning for each subnet, in the economy's order.
pub fn prunable(economy: &Economy) -> Vec<Prunable> {
    let read = |subnet: &Subnet| Prunable {
        netuid: subnet.netuid,
        registered_at: subnet.registered_at,
        moving_price: subnet.moving_price,
        root_emission: subnet.root_emission,
    };
    economy.subnets.iter().map(read).collect()
}

/// Returns the subnet that a registration would prune; `None` if the limit is not reached.
pub fn prune_candidate(economy: &Economy, rules: &Rules) -> Result<Option<Netuid>, OperationError> {
    if economy.subnets.len() < usize::from(rules.parameters.subnet_limit) {
        return Ok(None);
    }
    let prune_candidate = to_prune(&prunable(economy), rules.pruning, rules.parameters.network_immunity, economy.block);
    prune_candidate.map(Some).ok_or(OperationError::SubnetLimitReached)
}

/// Registers a subnet and returns its netuid and the lock paid. If a subnet is pruned for it, that subnet is dissolved first and its
/// netuid is reused.
///
/// The pool is seeded with the whole lock or with the part defined by the era; the rest is recycled. In 2024 there is
/// no pool, and the subnet's account holds the lock until the subnet is dissolved. Since March 2025 the subnet has no
/// emission until its start call. Since July 2026 a registration waits in a queue for about 20 blocks, which is left
/// out.
/// Source: chain `do_register_network`.
pub(super) fn register_subnet(economy: &mut Economy, rules: &Rules, owner: Owner) -> Result<Receipt, OperationError> {
    if economy.block < next_registration(economy, rules) {
        return Err(OperationError::RateLimited);
    }
    let cost = lock_cost(economy, rules);
    if economy.balance(owner.coldkey) < cost {
        return Err(OperationError::NotEnoughBalance);
    }
    let dissolution = match prune_candidate(economy, rules)? {
        Some(netuid) => dissolve_subnet(economy, netuid)?,
        None => Receipt::default(),
    };
    let netuid = lowest_free(economy);
    let prices: Vec<Price> = economy.subnets.iter().map(|subnet| subnet.pool.price()).collect();
    let reserves = rules.seeding.reserves(cost, rules.parameters.min_lock, median_price(&prices));
    let mut subnet = new_subnet(netuid, owner, economy.block, cost, rules.pool.pool(reserves));
    subnet.switches.emission = rules.has_emission_at_registration;
    subnet.burn_price.min = rules.parameters.min_burn;
    if rules.starts_at_registration {
        subnet.start(economy.block);
    }
    subnet.unpooled_tao = if rules.has_alpha() { Rao(0) } else { cost };
    let index = economy.subnets.partition_point(|other| other.netuid < netuid);
    economy.subnets.insert(index, subnet);
    economy.owners.insert(owner.hotkey, owner.coldkey);
    let balance = economy.balance(owner.coldkey);
    let in_pool = reserves.tao.min(cost);
    economy.balances.insert(owner.coldkey, Rao(balance.0 - cost.0));
    if rules.has_alpha() {
        economy.issuance = recycle(economy.issuance, Rao(cost.0 - in_pool.0));
    }
    economy.last_lock = (cost, economy.block);
    Ok(Receipt { paid: Amount(cost.0), registered: Some(netuid), ..dissolution })
}

impl Subnet {
    /// Starts trading at once, and emission with the next block.
    fn start(&mut self, block: Block) {
        self.first_emission_block = Some(Block(block.0.saturating_add(1)));
        self.switches.trading = true;
    }
}

fn lowest_free(economy: &Economy) -> Netuid {
    let taken = economy.subnets.iter().zip(1u16..).take_while(|(subnet, number)| subnet.netuid.0 == *number).count();
    Netuid(u16::try_from(taken).unwrap_or(u16::MAX).saturating_add(1))
}

/// Starts a subnet by its owner's call: trading at once, emission with the next block.
pub(super) fn start_call(economy: &mut Economy, rules: &Rules, netuid: Netuid) -> Result<Receipt, OperationError> {
    let block = economy.block;
    let subnet = economy.subnet_mut(netuid).ok_or(OperationError::SubnetNotExists)?;
    let earliest = subnet.registered_at.0.saturating_add(rules.parameters.start_delay.0);
    if subnet.first_emission_block.is_some() || block.0 < earliest {
        return Err(OperationError::CannotStart);
    }
    subnet.start(block);
    Ok(Receipt::default())
}
