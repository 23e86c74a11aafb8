//! The stored and paid results of a run, epoch by epoch.

use std::sync::Arc;

use crate::compare::{Lane, Sums};
use yuma_engine::quantity::{Alpha, Epoch, Share};
use yuma_engine::yuma::{Outcome, Quantity};

/// The number of epochs in one block of a series.
const BLOCK: usize = 32;

/// The stored and paid results of the epochs that ran, by uid, in the chain's own units.
///
/// Blocks of epochs are shared between copies, so that copying or shortening a run of 2,000 epochs copies at most one
/// block. Bonds are not included: [`super::Run::epoch_state`] returns those of any epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    uid_count: usize,
    blocks: Vec<Arc<Block>>,
}

/// The results of up to [`BLOCK`] epochs: one vector per quantity, epoch after epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Block {
    stake_weight: Vec<Share>,
    consensus: Vec<Share>,
    validator_trust: Vec<Share>,
    incentive: Vec<Share>,
    dividends: Vec<Share>,
    server_emission: Vec<Alpha>,
    validator_emission: Vec<Alpha>,
    emission: Vec<Alpha>,
    active: Vec<bool>,
    new_validator_permits: Vec<bool>,
    sums: Vec<Sums>,
}

impl Series {
    /// Creates a series without epochs.
    pub(crate) fn new(uid_count: u16) -> Self {
        Series { uid_count: uid_count.into(), ..Series::default() }
    }

    /// Returns the number of epochs.
    pub fn epochs(&self) -> Epoch {
        let full = self.blocks.len().saturating_sub(1) * BLOCK;
        let last = self.blocks.last().map_or(0, |block| block.epochs(self.uid_count));
        Epoch(u16::try_from(full + last).unwrap_or(u16::MAX))
    }

    /// Appends the outcome of an epoch.
    pub(crate) fn push(&mut self, outcome: &Outcome) {
        if self.blocks.last().is_none_or(|block| block.epochs(self.uid_count) >= BLOCK) {
            self.blocks.push(Arc::default());
        }
        if let Some(block) = self.blocks.last_mut() {
            Arc::make_mut(block).push(outcome);
        }
    }

    /// Returns the first epochs only.
    pub(crate) fn truncated(&self, epochs: Epoch) -> Self {
        let (full, rest) = (epochs.index() / BLOCK, epochs.index() % BLOCK);
        let mut blocks: Vec<Arc<Block>> = self.blocks.iter().take(full).cloned().collect();
        if let Some(cut) = self.blocks.get(full)
            && rest > 0
        {
            blocks.push(Arc::new(cut.truncated(rest, self.uid_count)));
        }
        Series { uid_count: self.uid_count, blocks }
    }

    /// Returns the shares of an epoch by uid: stake, consensus, validator trust, incentive or dividends as stored;
    /// empty for any other quantity and for an epoch that did not run.
    pub fn shares(&self, quantity: Quantity, epoch: Epoch) -> &[Share] {
        self.at(epoch, |block| block.shares(quantity))
    }

    /// Returns the amounts of an epoch by uid: server emission, validator emission, or both.
    pub fn amounts(&self, quantity: Quantity, epoch: Epoch) -> &[Alpha] {
        self.at(epoch, |block| block.amounts(quantity))
    }

    /// Returns the flags of an epoch by uid: activity, or permits for the next epoch.
    pub fn flags(&self, quantity: Quantity, epoch: Epoch) -> &[bool] {
        self.at(epoch, |block| match quantity {
            Quantity::Active => &block.active,
            Quantity::NewValidatorPermits => &block.new_validator_permits,
            _ => &[],
        })
    }

    fn at<'a, T>(&'a self, epoch: Epoch, values: impl Fn(&'a Block) -> &'a [T]) -> &'a [T] {
        let Some(block) = self.blocks.get(epoch.index() / BLOCK) else { return &[] };
        let start = (epoch.index() % BLOCK) * self.uid_count;
        values(block).get(start..start + self.uid_count).unwrap_or_default()
    }
}

impl Block {
    /// Returns the number of epochs.
    fn epochs(&self, uid_count: usize) -> usize {
        self.active.len().checked_div(uid_count).unwrap_or(0)
    }

    fn push(&mut self, outcome: &Outcome) {
        self.stake_weight.extend_from_slice(&outcome.stake_weight);
        self.consensus.extend_from_slice(&outcome.consensus);
        self.validator_trust.extend_from_slice(&outcome.validator_trust);
        self.incentive.extend_from_slice(&outcome.incentive);
        self.dividends.extend_from_slice(&outcome.dividends);
        self.server_emission.extend_from_slice(&outcome.server_emission);
        self.validator_emission.extend_from_slice(&outcome.validator_emission);
        self.emission.extend_from_slice(&outcome.emission);
        self.active.extend_from_slice(&outcome.active);
        self.new_validator_permits.extend_from_slice(&outcome.new_validator_permits);
        self.sums = Sums::with(std::mem::take(&mut self.sums), &Sums::of(outcome));
    }

    /// Returns the first epochs only.
    fn truncated(&self, epochs: usize, uid_count: usize) -> Self {
        let end = epochs * uid_count;
        let shares = |values: &Vec<Share>| values.get(..end).unwrap_or(values).to_vec();
        let amounts = |values: &Vec<Alpha>| values.get(..end).unwrap_or(values).to_vec();
        let flags = |values: &Vec<bool>| values.get(..end).unwrap_or(values).to_vec();
        let mut block = Block {
            stake_weight: shares(&self.stake_weight),
            consensus: shares(&self.consensus),
            validator_trust: shares(&self.validator_trust),
            incentive: shares(&self.incentive),
            dividends: shares(&self.dividends),
            server_emission: amounts(&self.server_emission),
            validator_emission: amounts(&self.validator_emission),
            emission: amounts(&self.emission),
            active: flags(&self.active),
            new_validator_permits: flags(&self.new_validator_permits),
            sums: Vec::new(),
        };
        for epoch in 0..epochs {
            let range = epoch * uid_count..(epoch + 1) * uid_count;
            let amounts = [&block.validator_emission, &block.emission];
            let amounts = amounts.map(|amounts| amounts.get(range.clone()).unwrap_or_default());
            let stake = block.stake_weight.get(range.clone()).unwrap_or_default();
            block.sums = Sums::with(std::mem::take(&mut block.sums), &Sums::of_epoch(amounts, stake));
        }
        block
    }

    fn shares(&self, quantity: Quantity) -> &[Share] {
        match quantity {
            Quantity::Stake => &self.stake_weight,
            Quantity::Consensus => &self.consensus,
            Quantity::ValidatorTrust => &self.validator_trust,
            Quantity::Incentive => &self.incentive,
            Quantity::Dividends => &self.dividends,
            _ => &[],
        }
    }

    fn amounts(&self, quantity: Quantity) -> &[Alpha] {
        match quantity {
            Quantity::ServerEmission => &self.server_emission,
            Quantity::ValidatorEmission => &self.validator_emission,
            Quantity::Emission => &self.emission,
            _ => &[],
        }
    }
}

impl Lane for Series {
    fn epoch_count(&self) -> Epoch {
        self.epochs()
    }

    fn shares_at(&self, quantity: Quantity, epoch: Epoch) -> &[Share] {
        self.shares(quantity, epoch)
    }

    fn amounts_at(&self, quantity: Quantity, epoch: Epoch) -> &[Alpha] {
        self.amounts(quantity, epoch)
    }

    fn sums(&self) -> Vec<Sums> {
        self.blocks.iter().fold(Vec::new(), |sums, block| Sums::with(sums, &block.sums))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Creates a series of two neurons.
    fn series(epochs: u16) -> Series {
        let mut series = Series::new(2);
        for epoch in 0..epochs {
            let (shares, amounts) = (vec![Share(epoch), Share(1)], vec![Alpha(epoch.into()), Alpha(7)]);
            series.push(&Outcome {
                active: vec![true, epoch % 2 == 0],
                stake_weight: shares.clone(),
                dividends: shares,
                emission: amounts.clone(),
                server_emission: amounts,
                ..Outcome::default()
            });
        }
        series
    }

    #[test]
    fn the_first_epochs_are_those_of_a_shorter_series() {
        let whole = series(70);
        for count in [0, 1, 31, 32, 33, 64, 69, 70, 71] {
            let first = whole.truncated(Epoch(count));
            let expected = series(count.min(70));
            assert_eq!(first, expected, "{count} epochs");
            assert_eq!(first.sums(), expected.sums(), "{count} epochs");
        }
    }

    #[test]
    fn blocks_are_seamless() {
        let series = series(70);
        assert_eq!(series.epochs(), Epoch(70));
        let first = |epoch| series.shares(Quantity::Dividends, epoch)[0].0;
        let line: Vec<u16> = Epoch(70).first().map(first).collect();
        assert_eq!(line, (0..70).collect::<Vec<u16>>());
        assert_eq!(series.amounts(Quantity::Emission, Epoch(33)), [Alpha(33), Alpha(7)]);
        assert_eq!(series.shares(Quantity::Stake, Epoch(70)), &[]);
        assert!(Epoch(70).first().all(|epoch| series.shares(Quantity::Dividends, epoch).len() == 2));
        assert_eq!(series.sums().iter().map(|sums| sums.both).collect::<Vec<_>>(), [69 * 70 / 2, 70 * 7]);
    }
}
