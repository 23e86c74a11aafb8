//! The economy that a market starts with.

use super::document::Market;
use super::endowment::endow;
use super::keys::{HOLDER, STAKER, VALIDATOR, miners_of, owner_of, owners_hotkey};
use super::neurons::NeuronKeys;
use super::subnet::MarketSubnet;
use super::vote_result::VoteResult;
use yuma_engine::economy::{
    EarningsModel, Economy, EmissionWeights, EmissionWeightsError, Era, Owner, Rules, Subnet, new_subnet, root_part,
    root_proportion,
};
use yuma_engine::emission::ShareRule;
use yuma_engine::issuance::block_emission;
use yuma_engine::pool::{Pool, Reserves};
use yuma_engine::quantity::{Block, Rao};

/// Creates the economy of a market before its first block, with the pools of an era.
///
/// The snapshot sets the block, the issuance and the stake on root. TAO outside of pools and root is free; if the
/// pools and the participants hold more TAO than was issued, the issuance is raised to it. On the root network of 2024 the votes of the board
/// divide the block, and there are no pools; without a board the subnets divide it in proportion to the emissions of the
/// snapshot. A split that the chain refuses is not applied. A subnet with a consensus has its neurons with their stakes, see [`NeuronKeys`]; under a board their stake on
/// root does not count. `market/README.md` documents all assumptions.
pub fn economy(market: &Market, era: &Era) -> Economy {
    let snapshot = market.start.snapshot();
    let rules = market.rules(era);
    let board = market.board.as_ref().filter(|_| rules.share == ShareRule::RootWeights);
    let neurons = NeuronKeys::of(market);
    let last_lock = market.last_lock();
    let mut economy = Economy { block: snapshot.block, issuance: snapshot.issuance, last_lock, ..Economy::default() };
    match board {
        Some(board) => board.seat(&mut economy),
        None => {
            neurons.seat_on_root(&mut economy, market.root_stake());
        }
    }
    for subnet in &market.subnets {
        let reserves = if board.is_some() { Reserves::default() } else { subnet.reserves() };
        let mut started = started(subnet, snapshot.block, rules.pool.pool(reserves));
        neurons.seat(subnet, &mut started, snapshot.block);
        economy.subnets.push(started);
    }
    endow(market, &mut economy);
    replace_refused_splits(market, &mut economy, &rules);
    let placed = u64::try_from(economy.tao_places().total()).unwrap_or(u64::MAX);
    economy.issuance.0 = economy.issuance.0.max(placed);
    let free = economy.issuance.0 - placed;
    economy.pay(HOLDER, Rao(free));
    let emissions = match board {
        Some(_) => voted_emissions(&economy, &rules),
        None => read_emissions(market, block_emission(economy.issuance)),
    };
    for (subnet, emission) in economy.subnets.iter_mut().zip(emissions) {
        subnet.root_emission = emission;
    }
    economy
}

/// Returns each subnet's emission of a block by the votes; empty if none count, so that nothing is emitted.
fn voted_emissions(economy: &Economy, rules: &Rules) -> Vec<Rao> {
    let vote = VoteResult::of(economy, rules, block_emission(economy.issuance));
    vote.map(|vote| vote.epoch.emission.into_iter().skip(1).collect()).unwrap_or_default()
}

/// Divides the emission of a block in proportion to the emissions of the snapshot, each part rounded down.
fn read_emissions(market: &Market, block_emission: Rao) -> Vec<Rao> {
    let snapshot = market.start.snapshot();
    let emission = |subnet: &MarketSubnet| u128::from(snapshot.emission(subnet.netuid).0);
    let emitted: u128 = market.subnets.iter().map(emission).sum();
    let share = |subnet| u128::from(block_emission.0) * emission(subnet) / emitted.max(1);
    market.subnets.iter().map(|subnet| Rao(u64::try_from(share(subnet)).unwrap_or_default())).collect()
}

fn started(market: &MarketSubnet, block: Block, pool: Pool) -> Subnet {
    let owner = Owner { coldkey: owner_of(market.netuid), hotkey: owners_hotkey(market.netuid) };
    let mut subnet = new_subnet(market.netuid, owner, block, Rao(0), pool);
    subnet.registered_at = market.registered_at;
    subnet.earnings_model =
        EarningsModel::Proportional { miners: miners_of(market.netuid), kept_by_owner: market.miner_burn };
    subnet.miner_burned = market.miner_burn;
    subnet.clock.tempo = market.tempo;
    subnet.neuron_burn = market.neuron_burn;
    subnet.stakes.add(VALIDATOR, STAKER, market.alpha_out.0);
    subnet.alpha_out = market.alpha_out;
    subnet.emission_weights = market.emission_weights;
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

/// Replaces splits that the chain refuses by those that hold on it: the snapshot's, or the default one of an added subnet.
/// What the snapshot has was accepted once, even if the chain would refuse it now.
fn replace_refused_splits(market: &Market, economy: &mut Economy, rules: &Rules) {
    for index in 0..economy.subnets.len() {
        let Some(subnet) = economy.subnets.get(index) else { return };
        let before = market.original(subnet.netuid).map_or(EmissionWeights::DEFAULT, |known| known.emission_weights);
        let weights = subnet.emission_weights;
        if weights != before
            && !split_refusals(&weights, subnet, economy, rules).is_empty()
            && let Some(subnet) = economy.subnets.get_mut(index)
        {
            subnet.emission_weights = before;
        }
    }
}

/// Returns every reason for which the chain refuses a split on a subnet.
pub(super) fn split_refusals(
    weights: &EmissionWeights,
    subnet: &Subnet,
    economy: &Economy,
    rules: &Rules,
) -> Vec<EmissionWeightsError> {
    let proportion = root_proportion(economy.root.tao(), rules.parameters.tao_weight, subnet.alpha_issuance());
    weights.refusals(Some(root_part(proportion)), subnet.is_leased)
}
