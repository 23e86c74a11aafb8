//! A run that is compared.

use super::sums::Sums;
use yuma_engine::quantity::{Alpha, Epoch, Share};
use yuma_engine::yuma::{Outcome, Quantity};

/// What the epochs of a run stored and paid, by uid.
pub trait Lane {
    /// How many epochs ran.
    fn epoch_count(&self) -> Epoch;

    /// The stored shares of an epoch: stake, consensus, validator trust, incentive or dividends; else none.
    fn shares_at(&self, quantity: Quantity, epoch: Epoch) -> &[Share];

    /// The amounts that an epoch paid: server emission, validator emission, or both; else none.
    fn amounts_at(&self, quantity: Quantity, epoch: Epoch) -> &[Alpha];

    /// What all epochs come to, by uid.
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
