//! The economy that a market starts with.

use super::document::{Market, MarketSubnet};
use yuma_engine::economy::{EarningsModel, Economy, EmissionWeights, Era, Owner, PoolKind, Subnet, new_subnet};
use yuma_engine::quantity::{Block, Key, Rao};

/// The key of the validator with all stake.
pub const VALIDATOR: Key = Key(1);
/// The key of the staker who owns all stake on root and all alpha outside the pools.
pub const STAKER: Key = Key(2);
/// The key of the holder of all free TAO.
pub const HOLDER: Key = Key(3);
/// The bases of the keys of owners and miners; the netuid is added.
const OWNERS: u32 = 10_000;
const OWNERS_HOTKEYS: u32 = 20_000;
const MINERS: u32 = 30_000;

/// Creates the economy of a market before its first block, with the pools of an era.
///
/// The snapshot sets the block, the issuance and the stake on root. TAO outside of pools and root is free; if the
/// pools hold more TAO than was issued, the issuance is raised to it. On the root network of 2024 the subnets divide
/// the block in proportion to the emissions of the snapshot. `market/README.md` documents all assumptions.
pub fn economy(market: &Market, era: &Era) -> Economy {
    let snapshot = market.start.snapshot();
    let mut economy = Economy { block: snapshot.block, issuance: snapshot.issuance, ..Economy::default() };
    economy.root.stakes.add(VALIDATOR, STAKER, snapshot.root_stake.0);
    economy.root.seats.push(VALIDATOR);
    let pool = market.rules(era).pool;
    let emission = |subnet: &MarketSubnet| u128::from(snapshot.emission(subnet.netuid).0);
    let emitted: u128 = market.subnets.iter().map(emission).sum();
    for subnet in &market.subnets {
        let share = u128::from(snapshot.block_emission.0) * emission(subnet) / emitted.max(1);
        let root_emission = Rao(u64::try_from(share).unwrap_or_default());
        economy.subnets.push(Subnet { root_emission, ..started(subnet, snapshot.block, pool) });
    }
    let placed = u64::try_from(economy.tao_places().total()).unwrap_or(u64::MAX);
    economy.issuance.0 = economy.issuance.0.max(placed);
    let free = economy.issuance.0 - placed;
    economy.pay(HOLDER, Rao(free));
    economy
}

fn started(market: &MarketSubnet, block: Block, pool: PoolKind) -> Subnet {
    let number = u32::from(market.netuid.0);
    let owner = Owner { coldkey: Key(OWNERS + number), hotkey: Key(OWNERS_HOTKEYS + number) };
    let mut subnet = new_subnet(market.netuid, owner, block, Rao(0), pool.pool(market.reserves()));
    subnet.registered_at = market.registered_at;
    subnet.earnings_model =
        EarningsModel::Proportional { miners: Key(MINERS + number), kept_by_owner: market.miner_burn };
    subnet.miner_burned = market.miner_burn;
    subnet.clock.tempo = market.tempo;
    subnet.neuron_burn = market.neuron_burn;
    subnet.stakes.add(VALIDATOR, STAKER, market.alpha_out.0);
    subnet.alpha_out = market.alpha_out;
    subnet.emission_weights = applied_weights(&market.emission_weights);
    subnet.flows.user_average = market.user_flow;
    subnet.flows.protocol_average = market.protocol_flow;
    if let Some(moving_price) = market.moving_price {
        subnet.first_emission_block = Some(Block(market.registered_at.0.saturating_add(1)));
        subnet.switches.emission = market.emission_enabled;
        subnet.switches.trading = true;
        subnet.moving_price = moving_price;
    }
    subnet
}

/// Returns the split that a block applies: the document's, even if the chain would refuse it; the default one if its
/// parts add up to more than the whole, because they cannot be paid.
fn applied_weights(weights: &EmissionWeights) -> EmissionWeights {
    let sum: u128 = weights.slots().iter().map(|part| u128::from(part.0)).sum();
    if sum > u128::from(u64::MAX) { EmissionWeights::DEFAULT } else { *weights }
}
