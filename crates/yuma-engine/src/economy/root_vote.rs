//! The state of the root network's vote (April 2024 to February 2025, spec yuma 11.2).

use std::collections::BTreeMap;

use super::epoch_schedule::Tempo;
use crate::quantity::{Key, Netuid, Share};
use crate::root2024::{RootInput, Row};

/// The input of the root network's vote, besides the stakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootVote {
    /// The stored weights of each root validator; empty for a validator without weights.
    pub weights: BTreeMap<Key, Row>,
    /// Blocks between votes.
    pub tempo: Tempo,
    /// The steepness of consensus.
    pub rho: u16,
    /// The fraction of stake at which consensus is one half.
    pub kappa: Share,
}

impl Default for RootVote {
    fn default() -> Self {
        let RootInput { rho, kappa, .. } = RootInput::default();
        RootVote { weights: BTreeMap::new(), tempo: Tempo(100), rho, kappa }
    }
}

impl RootVote {
    /// Removes all weights on a dissolved network.
    pub fn forget(&mut self, network: Netuid) {
        self.weights.values_mut().for_each(|row| row.retain(|(netuid, _)| *netuid != network));
    }
}
