//! The state of the chain on one day, from which a market starts.

use super::board::Board;
use super::subnet::MarketSubnet;
use yuma_engine::quantity::{Block, Netuid, Rao};

/// The state of the chain on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The block.
    pub block: Block,
    /// `TotalIssuance`.
    pub issuance: Rao,
    /// The TAO staked on root.
    pub root_stake: Rao,
    /// The subnets without root, ascending by netuid.
    pub subnets: Vec<MarketSubnet>,
    /// What each subnet was paid, in the order of the subnets; only the proportions matter. Empty where a board divides.
    pub emissions: Vec<Rao>,
    /// The votes of the root network.
    pub board: Option<Board>,
}

impl Snapshot {
    /// Returns a subnet.
    pub fn subnet(&self, netuid: Netuid) -> Option<&MarketSubnet> {
        self.subnets.get(self.index(netuid)?)
    }

    /// Returns what a subnet was paid; 0 for a subnet that is not in the snapshot.
    pub fn emission(&self, netuid: Netuid) -> Rao {
        self.index(netuid).and_then(|index| self.emissions.get(index)).copied().unwrap_or_default()
    }

    fn index(&self, netuid: Netuid) -> Option<usize> {
        self.subnets.binary_search_by_key(&netuid, |subnet| subnet.netuid).ok()
    }
}
