//! The count of a board's votes, with its intermediate values.

use std::cmp::Reverse;

use yuma_engine::economy::{Economy, Rules, root_input};
use yuma_engine::emission::ShareRule;
use yuma_engine::quantity::{Netuid, Rao, Share};
use yuma_engine::root2024::{Number, RootEpoch, RootInput, consensus, root_epoch};

/// A root epoch on the votes of an economy, which also sets the emission of its subnets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteResult {
    /// The input.
    pub input: RootInput,
    /// The epoch with its intermediate values.
    pub epoch: RootEpoch,
}

/// The values of a root epoch for one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkVote {
    /// The stake-weighted sum of votes, in full votes: 1 if all stake gives its full vote, or, with rows that are divided by
    /// their sum, if all stake votes for this network alone.
    pub votes: Number,
    /// The share of stake that votes for it at all.
    pub trust: Number,
    /// The logistic curve of trust.
    pub consensus: Number,
    /// The share of a block's TAO. Root's part is never minted.
    pub share: Number,
    /// The TAO of a block.
    pub emission: Rao,
}

/// A validator that votes for a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// Its row on the board.
    pub row: usize,
    /// Its share of the total stake.
    pub stake: Number,
    /// Its vote as the epoch reads it, in full votes.
    pub vote: Number,
    /// Its part of the network's votes, from 0 to 1.
    pub part: Number,
    /// That part of the network's TAO of a block, rounded down.
    pub emission: Rao,
}

impl VoteResult {
    /// Counts the votes of an economy; `None` under other rules, without validators, or without stake.
    pub(super) fn of(economy: &Economy, rules: &Rules, block_emission: Rao) -> Option<VoteResult> {
        if rules.share != ShareRule::RootWeights || economy.root.vote.weights.is_empty() {
            return None;
        }
        let input = root_input(economy, rules, block_emission);
        let epoch = root_epoch(&input).ok()?;
        Some(VoteResult { input, epoch })
    }

    /// Returns the values of a network.
    pub fn network(&self, netuid: Netuid) -> Option<NetworkVote> {
        let column = self.column(netuid)?;
        let at = |values: &[Number]| values.get(column).copied();
        Some(NetworkVote {
            votes: self.in_full_votes(at(&self.epoch.ranks)?),
            trust: at(&self.epoch.trust)?,
            consensus: at(&self.epoch.consensus)?,
            share: at(&self.epoch.shares)?,
            emission: self.epoch.emission.get(column).copied()?,
        })
    }

    /// Returns the share of the total stake of the validator in a row of the board.
    pub fn stake(&self, row: usize) -> Number {
        self.epoch.stake.get(row).copied().unwrap_or_default()
    }

    /// Returns a validator's part of [`NetworkVote::votes`]: its share of stake times its vote.
    pub fn part(&self, row: usize, netuid: Netuid) -> Number {
        self.stake(row).saturating_mul(self.weight(row, netuid))
    }

    /// Returns the sum of a validator's votes, in full votes.
    pub fn full_votes(&self, row: usize) -> Number {
        let weights = self.epoch.weights.get(row).map(Vec::as_slice).unwrap_or_default();
        self.in_full_votes(weights.iter().fold(Number::default(), |sum, &weight| sum.saturating_add(weight)))
    }

    /// Returns the sum of consensus times votes over all networks, of which a share is a part; in full votes.
    pub fn weighted_votes(&self) -> Number {
        let products = self.epoch.consensus.iter().zip(&self.epoch.ranks).map(|(c, &rank)| c.saturating_mul(rank));
        self.in_full_votes(products.fold(Number::default(), Number::saturating_add))
    }

    /// Returns the validators whose stake and votes a network's emission comes from, the largest part first.
    ///
    /// A network's share is in proportion to `consensus * votes`, and its votes are the sum of `stake * vote`, so that each
    /// validator's part of the votes is its part of the emission.
    pub fn voters(&self, netuid: Netuid) -> Vec<Voter> {
        let Some(network) = self.network(netuid) else { return Vec::new() };
        let voter = |row: usize| {
            let part = self.part(row, netuid).checked_div(network.votes).unwrap_or_default();
            let emission = Number::saturating_from_num(network.emission.0).saturating_mul(part);
            let emission = Rao(emission.saturating_to_num());
            Voter { row, stake: self.stake(row), vote: self.weight(row, netuid), part, emission }
        };
        let mut voters: Vec<Voter> = (0..self.epoch.stake.len()).map(voter).filter(|voter| voter.part > 0).collect();
        voters.sort_by_key(|voter| (Reverse(voter.part), voter.row));
        voters
    }

    /// Returns the row of the validator with the largest part of a network's votes.
    pub fn leading_voter(&self, netuid: Netuid) -> Option<usize> {
        self.voters(netuid).first().map(|voter| voter.row)
    }

    /// Returns the consensus of a network with this trust.
    pub fn consensus_at(&self, trust: Number) -> Number {
        consensus(trust, self.input.rho, self.input.kappa)
    }

    fn weight(&self, row: usize, netuid: Netuid) -> Number {
        let weight = self.column(netuid).and_then(|column| self.epoch.weights.get(row)?.get(column).copied());
        self.in_full_votes(weight.unwrap_or_default())
    }

    fn in_full_votes(&self, weights: Number) -> Number {
        if self.input.normalizes_rows { weights } else { weights.saturating_div(Number::from_num(Share::ONE.0)) }
    }

    fn column(&self, netuid: Netuid) -> Option<usize> {
        self.input.networks.binary_search(&netuid).ok()
    }
}
