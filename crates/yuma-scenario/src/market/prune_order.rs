//! The order in which subnets are pruned for new ones, and the time from which on each can be.

use std::collections::BTreeMap;

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
    /// The first block in which a registration can prune it, if prices and emissions stay. The subnets that come in between
    /// are not counted.
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

/// Returns the first block in which a registration can prune each subnet. The first registrations fill the free places of
/// the limit; then those prune the subnets that come before it in the order and are not immune by then.
fn earliest(economy: &Economy, rules: &Rules, subnets: &[Prunable]) -> BTreeMap<Netuid, Block> {
    let parameters = &rules.parameters;
    let pause = parameters.network_rate_limit.0.max(1);
    let free = usize::from(parameters.subnet_limit).saturating_sub(subnets.len());
    let filling = parameters.network_rate_limit.0.saturating_mul(free as u64);
    let first = economy.block.max(next_registration(economy, rules)).0.saturating_add(filling);
    let mature_at = |subnet: &Prunable| subnet.mature_at(parameters.network_immunity);
    let key = |subnet: &Prunable| Some((mature_at(subnet), rules.pruning.key(subnet)?));
    let mut order: Vec<(Block, PruningKey)> = subnets.iter().filter_map(key).collect();
    order.sort_unstable();
    let of = |(mature_at, key): &(Block, PruningKey)| {
        let mut block = first;
        for (before_at, before) in &order {
            if before_at.0 > block.max(mature_at.0) {
                break;
            }
            if before < key {
                block = block.max(before_at.0).saturating_add(pause);
            }
        }
        (key.2, Block(block.max(mature_at.0)))
    };
    order.iter().map(of).collect()
}
