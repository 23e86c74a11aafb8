//! What the epochs of a run store and pay, epoch by epoch.

use crate::engine::quantity::{Alpha, Epoch, Share, Uid};
use crate::engine::yuma::{Outcome, Quantity};
use crate::scenario::compare::Lane;

/// The stored and paid results of the epochs that ran, by uid, in the chain's own units.
///
/// Each quantity is one vector, epoch after epoch, so that a run of 2,000 epochs stays compact. Bonds are not among
/// them: [`super::Run::moment`] has those of any epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    uid_count: usize,
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
}

impl Series {
    /// A series without epochs.
    pub fn new(uid_count: u16) -> Self {
        Series { uid_count: uid_count.into(), ..Series::default() }
    }

    /// The number of epochs.
    pub fn epochs(&self) -> Epoch {
        let epochs = self.active.len().checked_div(self.uid_count).unwrap_or(0);
        Epoch(u16::try_from(epochs).unwrap_or(u16::MAX))
    }

    /// Appends what an epoch gave.
    pub fn push(&mut self, outcome: &Outcome) {
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
    }

    /// The first epochs only.
    pub fn truncated(&self, epochs: Epoch) -> Self {
        let end = epochs.index() * self.uid_count;
        let shares = |values: &Vec<Share>| values.get(..end).unwrap_or(values).to_vec();
        let amounts = |values: &Vec<Alpha>| values.get(..end).unwrap_or(values).to_vec();
        let flags = |values: &Vec<bool>| values.get(..end).unwrap_or(values).to_vec();
        Series {
            uid_count: self.uid_count,
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
        }
    }

    /// The shares of an epoch by uid: stake, consensus, validator trust, incentive or dividends as stored; of any other
    /// quantity and of an epoch that did not run none.
    pub fn shares(&self, quantity: Quantity, epoch: Epoch) -> &[Share] {
        self.at(self.all_shares(quantity), epoch.index())
    }

    /// The amounts of an epoch by uid: server emission, validator emission, or both.
    pub fn amounts(&self, quantity: Quantity, epoch: Epoch) -> &[Alpha] {
        self.at(self.all_amounts(quantity), epoch.index())
    }

    /// The flags of an epoch by uid: who was active, or who got a permit for the next epoch.
    pub fn flags(&self, quantity: Quantity, epoch: Epoch) -> &[bool] {
        let values: &[bool] = match quantity {
            Quantity::Active => &self.active,
            Quantity::NewValidatorPermits => &self.new_validator_permits,
            _ => &[],
        };
        self.at(values, epoch.index())
    }

    /// One neuron's shares of a quantity, epoch after epoch.
    pub fn line(&self, quantity: Quantity, uid: Uid) -> impl Iterator<Item = Share> + '_ {
        self.along(self.all_shares(quantity), uid)
    }

    /// One neuron's amounts of a quantity, epoch after epoch.
    pub fn amount_line(&self, quantity: Quantity, uid: Uid) -> impl Iterator<Item = Alpha> + '_ {
        self.along(self.all_amounts(quantity), uid)
    }

    fn all_shares(&self, quantity: Quantity) -> &[Share] {
        match quantity {
            Quantity::Stake => &self.stake_weight,
            Quantity::Consensus => &self.consensus,
            Quantity::ValidatorTrust => &self.validator_trust,
            Quantity::Incentive => &self.incentive,
            Quantity::Dividends => &self.dividends,
            _ => &[],
        }
    }

    fn all_amounts(&self, quantity: Quantity) -> &[Alpha] {
        match quantity {
            Quantity::ServerEmission => &self.server_emission,
            Quantity::ValidatorEmission => &self.validator_emission,
            Quantity::Emission => &self.emission,
            _ => &[],
        }
    }

    fn at<'a, T>(&self, values: &'a [T], epoch: usize) -> &'a [T] {
        let start = epoch.saturating_mul(self.uid_count);
        values.get(start..start.saturating_add(self.uid_count)).unwrap_or_default()
    }

    fn along<'a, T: Copy>(&self, values: &'a [T], uid: Uid) -> impl Iterator<Item = T> + use<'a, T> {
        let start = if uid.index() < self.uid_count { uid.index() } else { values.len() };
        values.iter().skip(start).step_by(self.uid_count.max(1)).copied()
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
}
