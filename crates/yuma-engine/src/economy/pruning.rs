//! The choice of the subnet to prune for a new one (spec 6.3).

use crate::emission::MovingPrice;
use crate::quantity::{Block, Netuid, Rao};

/// The state of a subnet that pruning depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prunable {
    /// The subnet's number.
    pub netuid: Netuid,
    /// The block of its registration.
    pub registered_at: Block,
    /// The moving average of its price.
    pub moving_price: MovingPrice,
    /// Its emission by root weights (April 2024).
    pub root_emission: Rao,
}

/// The rule that selects the prune candidate among subnets past their immunity; ties go to the oldest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PruningRule {
    /// April 2024: the lowest emission.
    LeastEmission,
    /// February to September 2025: no pruning, because there was no limit.
    Never,
    /// Since September 2025: the lowest moving price.
    LowestPrice,
}

/// The order of pruning: the smallest comes first. It compares the number that decides, then the block of the
/// registration, then the netuid.
pub type PruningKey = (i128, Block, Netuid);

impl PruningRule {
    /// Returns the place of a subnet in the order of pruning; `None` if the rule prunes nothing.
    pub fn key(self, subnet: &Prunable) -> Option<PruningKey> {
        let number = match self {
            PruningRule::Never => return None,
            PruningRule::LeastEmission => subnet.root_emission.0.into(),
            PruningRule::LowestPrice => subnet.moving_price.0.to_bits(),
        };
        Some((number, subnet.registered_at, subnet.netuid))
    }
}

impl Prunable {
    /// Returns the first block in which the subnet can be pruned: `registered_at + immunity`.
    pub fn mature_at(&self, immunity: Block) -> Block {
        Block(self.registered_at.0.saturating_add(immunity.0))
    }
}

/// Returns the subnet to prune, or `None` if all are immune; root is never pruned.
pub fn to_prune(subnets: &[Prunable], rule: PruningRule, immunity: Block, now: Block) -> Option<Netuid> {
    let mature = subnets.iter().filter(|subnet| subnet.netuid != Netuid::ROOT && subnet.mature_at(immunity) <= now);
    mature.filter_map(|subnet| rule.key(subnet)).min().map(|(_, _, netuid)| netuid)
}
