//! Sums over the epochs of a run.

use crate::engine::quantity::{Alpha, Share};
use crate::engine::yuma::Outcome;

/// What the epochs of a run come to for one neuron, added exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Its server emission, in 10^-9.
    pub server: u128,
    /// Its validator emission, in 10^-9.
    pub validator: u128,
    /// Its emission, server and validator part together, in 10^-9.
    pub both: u128,
    /// Its stored stake shares, in 1/65535.
    pub stake: u128,
}

impl Sums {
    /// The sums of a single epoch, by uid.
    pub fn of(outcome: &Outcome) -> Vec<Sums> {
        let amount = |values: &[Alpha], uid: usize| values.get(uid).map_or(0, |amount| amount.0.into());
        let of = |(uid, share): (usize, &Share)| Sums {
            server: amount(&outcome.server_emission, uid),
            validator: amount(&outcome.validator_emission, uid),
            both: amount(&outcome.emission, uid),
            stake: share.0.into(),
        };
        outcome.stake_weight.iter().enumerate().map(of).collect()
    }

    /// Adds the sums of other epochs, uid by uid; the longer list stays whole.
    pub fn with(mut sums: Vec<Sums>, others: &[Sums]) -> Vec<Sums> {
        if sums.len() < others.len() {
            sums.resize(others.len(), Sums::default());
        }
        for (sums, other) in sums.iter_mut().zip(others) {
            sums.add(other);
        }
        sums
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Sums) {
        self.server += other.server;
        self.validator += other.validator;
        self.both += other.both;
        self.stake += other.stake;
    }
}
