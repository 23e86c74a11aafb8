//! The order in which subnets are pruned for new ones, and the time from which on each can be.

use std::collections::{BTreeMap, BTreeSet};

use yuma_engine::economy::operations::{next_registration, prunable};
use yuma_engine::economy::{Economy, Prunable, PruningKey, PruningRule, Rules};
use yuma_engine::quantity::{BLOCKS_PER_DAY, Block, Netuid};

/// The place of a subnet in the order of pruning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrunePlace {
    /// The subnet, with the numbers that decide.
    pub subnet: Prunable,
    /// The first block in which it is not immune.
    pub mature_at: Block,
    /// The place among the subnets that are not immune now, from 1; `None` while it is immune.
    pub place: Option<u16>,
    /// The block of the registration that prunes it if somebody registers in every block in which the chain admits it,
    /// and prices and emissions stay. The subnets that come in between are not pruned.
    pub earliest: Block,
}

/// The places of all subnets at a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PruneOrder {
    /// The places, the first to be pruned first; empty if the rules prune nothing.
    pub places: Vec<PrunePlace>,
    indexes: BTreeMap<Netuid, usize>,
    block: Block,
}

impl PruneOrder {
    /// Returns the order in the current block of an economy.
    pub fn of(economy: &Economy, rules: &Rules) -> PruneOrder {
        let places = places(economy, rules);
        let indexes = places.iter().enumerate().map(|(index, place)| (place.subnet.netuid, index)).collect();
        PruneOrder { places, indexes, block: economy.block }
    }

    /// Returns the place of a subnet.
    pub fn place(&self, netuid: Netuid) -> Option<&PrunePlace> {
        self.places.get(*self.indexes.get(&netuid)?)
    }

    /// Returns the days from the current block until another one; 0 for an earlier one.
    pub fn days_until(&self, block: Block) -> f64 {
        block.0.saturating_sub(self.block.0) as f64 / BLOCKS_PER_DAY as f64
    }

    /// Returns the days until the immunity of a subnet ends; 0 if it has ended.
    pub fn days_immune(&self, netuid: Netuid) -> Option<f64> {
        self.place(netuid).map(|place| self.days_until(place.mature_at))
    }

    /// Returns the days until a subnet is pruned at the earliest, see [`PrunePlace::earliest`].
    pub fn days(&self, netuid: Netuid) -> Option<f64> {
        self.place(netuid).map(|place| self.days_until(place.earliest))
    }
}

fn places(economy: &Economy, rules: &Rules) -> Vec<PrunePlace> {
    if rules.pruning == PruningRule::Never {
        return Vec::new();
    }
    let immunity = rules.parameters.network_immunity;
    let subnets = prunable(economy);
    let mut now: Vec<PruningKey> = subnets
        .iter()
        .filter(|subnet| subnet.mature_at(immunity) <= economy.block)
        .filter_map(|subnet| rules.pruning.key(subnet))
        .collect();
    now.sort_unstable();
    let earliest = earliest(economy, rules, &subnets);
    let place = |subnet: &Prunable| PrunePlace {
        subnet: *subnet,
        mature_at: subnet.mature_at(immunity),
        place: rules
            .pruning
            .key(subnet)
            .and_then(|key| now.binary_search(&key).ok())
            .and_then(|index| u16::try_from(index + 1).ok()),
        earliest: earliest.get(&subnet.netuid).copied().unwrap_or(Block(u64::MAX)),
    };
    let mut places: Vec<PrunePlace> = subnets.iter().map(place).collect();
    places.sort_by_key(|place| (place.earliest, place.subnet.netuid));
    places
}

/// Returns the blocks of the registrations that prune the subnets. The first ones fill the free places of the limit.
fn earliest(economy: &Economy, rules: &Rules, subnets: &[Prunable]) -> BTreeMap<Netuid, Block> {
    let parameters = &rules.parameters;
    let free = usize::from(parameters.subnet_limit).saturating_sub(subnets.len());
    let filling = parameters.network_rate_limit.0.saturating_mul(free as u64);
    let mut block = Block(economy.block.max(next_registration(economy, rules)).0.saturating_add(filling));
    let mut immune: BTreeSet<(Block, PruningKey)> = subnets
        .iter()
        .filter_map(|subnet| Some((subnet.mature_at(parameters.network_immunity), rules.pruning.key(subnet)?)))
        .collect();
    let mut mature: BTreeSet<PruningKey> = BTreeSet::new();
    let mut pruned = BTreeMap::new();
    while pruned.len() < subnets.len() {
        if let (true, Some((first, _))) = (mature.is_empty(), immune.first()) {
            block = block.max(*first);
        }
        while let Some((_, key)) = immune.first().filter(|(at, _)| *at <= block).copied() {
            immune.pop_first();
            mature.insert(key);
        }
        let Some((_, _, netuid)) = mature.pop_first() else { break };
        pruned.insert(netuid, block);
        block.0 = block.0.saturating_add(parameters.network_rate_limit.0.max(1));
    }
    pruned
}
