//! The interface of a run in a comparison.

use super::sums::Sums;
use yuma_engine::quantity::{Alpha, Epoch, Share};
use yuma_engine::yuma::{Outcome, Quantity};

/// The stored and paid results of the epochs of a run, by uid.
pub trait Lane {
    /// Returns the number of epochs that ran.
    fn epoch_count(&self) -> Epoch;

    /// Returns the stored shares of an epoch: stake, consensus, validator trust, incentive or dividends; empty for
    /// any other quantity.
    fn shares_at(&self, quantity: Quantity, epoch: Epoch) -> &[Share];

    /// Returns the amounts that an epoch paid: server emission, validator emission, or both; empty for any other
    /// quantity.
    fn amounts_at(&self, quantity: Quantity, epoch: Epoch) -> &[Alpha];

    /// Returns the sums over all epochs, by uid.
    fn sums(&self) -> Vec<Sums>;
}

impl Lane for Vec<Outcome> {
    fn epoch_count(&self) -> Epoch {
        Epoch(u16::try_from(self.len()).unwrap_or(u16::MAX))
    }

    fn shares_at(&self, quantity: Quantity, epoch: Epoch) -> &[Share] {
        let Some(outcome) = self.get(epoch.index()) else { return &[] };
        match quantity {
            Quantity::Stake => &outcome.stake_weight,
            Quantity::Consensus => &outcome.consensus,
            Quantity::ValidatorTrust => &outcome.validator_trust,
            Quantity::Incentive => &outcome.incentive,
            Quantity::Dividends => &outcome.dividends,
            _ => &[],
        }
    }

    fn amounts_at(&self, quantity: Quantity, epoch: Epoch) -> &[Alpha] {
        let Some(outcome) = self.get(epoch.index()) else { return &[] };
        match quantity {
            Quantity::ServerEmission => &outcome.server_emission,
            Quantity::ValidatorEmission => &outcome.validator_emission,
            Quantity::Emission => &outcome.emission,
            _ => &[],
        }
    }

    fn sums(&self) -> Vec<Sums> {
        self.iter().fold(Vec::new(), |sums, outcome| Sums::with(sums, &Sums::of(outcome)))
    }
}
