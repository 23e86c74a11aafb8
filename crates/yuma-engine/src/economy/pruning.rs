//! Which subnet makes room for a new one (spec 6.3).

use crate::emission::MovingPrice;
use crate::quantity::{Block, Netuid, Rao};

/// What pruning reads of a subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prunable {
    /// Which subnet it is.
    pub netuid: Netuid,
    /// The block of its registration.
    pub registered_at: Block,
    /// The moving average of its price.
    pub moving_price: MovingPrice,
    /// Its emission by root weights (April 2024).
    pub root_emission: Rao,
}

/// How the prune_candidate is chosen among those past their immunity; ties fall to the oldest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PruningRule {
    /// April 2024: the least emission.
    LeastEmission,
    /// February to September 2025: none; there was no limit.
    Never,
    /// Since September 2025: the lowest moving price.
    LowestPrice,
}

/// The subnet that goes, if any is past its immunity; root never.
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
