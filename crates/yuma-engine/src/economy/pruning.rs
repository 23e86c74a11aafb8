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

/// Returns the subnet to prune, or `None` if all are immune; root is never pruned.
pub fn to_prune(subnets: &[Prunable], rule: PruningRule, immunity: Block, now: Block) -> Option<Netuid> {
    let is_mature = |subnet: &&Prunable| {
        subnet.netuid != Netuid::ROOT && subnet.registered_at.0.saturating_add(immunity.0) <= now.0
    };
    let mature = subnets.iter().filter(is_mature);
    let prune_candidate = match rule {
        PruningRule::Never => None,
        PruningRule::LeastEmission => {
            mature.min_by_key(|subnet| (subnet.root_emission, subnet.registered_at, subnet.netuid))
        }
        PruningRule::LowestPrice => {
            mature.min_by_key(|subnet| (subnet.moving_price, subnet.registered_at, subnet.netuid))
        }
    };
    prune_candidate.map(|subnet| subnet.netuid)
}
