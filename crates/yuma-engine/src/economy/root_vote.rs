//! The vote of the root network (April 2024 to February 2025): its validators' weights set the emission of every
//! subnet (spec 3.1, yuma 11.2).

use std::collections::BTreeMap;

use super::block_context::BlockContext;
use super::epoch_schedule::Tempo;
use crate::quantity::{Key, Netuid, Rao, Share};
use crate::root2024::{RootInput, Row, root_epoch};

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

/// Runs the root epoch if it is due and stores each subnet's emission per block until the next one.
///
/// Root itself has a column, whose part is never minted. An epoch without validators or stake changes nothing. An
/// economy that does not model root's validators keeps its stored emissions as well.
pub fn vote(context: &mut BlockContext) {
    let economy = &context.economy;
    let vote = &economy.root.vote;
    if !vote.tempo.is_due_by_number(Netuid::ROOT, economy.block, context.stride) {
        return;
    }
    let input = RootInput {
        networks: [Netuid::ROOT].into_iter().chain(economy.subnets.iter().map(|subnet| subnet.netuid)).collect(),
        stake: vote.weights.keys().map(|&hotkey| Rao(economy.root.stakes.on(hotkey))).collect(),
        weights: vote.weights.values().cloned().collect(),
        rho: vote.rho,
        kappa: vote.kappa,
        block_emission: context.emission_of_a_block(),
        normalizes_rows: context.rules.normalizes_root_rows,
    };
    let Ok(epoch) = root_epoch(&input) else { return };
    for (subnet, emission) in context.economy.subnets.iter_mut().zip(epoch.emission.into_iter().skip(1)) {
        subnet.root_emission = emission;
    }
}
