//! Sums over the epochs of a run.

use yuma_engine::quantity::{Alpha, Share};
use yuma_engine::yuma::Outcome;

/// The sums over the epochs of a run for one neuron, added exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Its validator emission, in 10^-9.
    pub validator: u128,
    /// Its emission, server and validator part together, in 10^-9.
    pub both: u128,
    /// Its stored stake shares, in 1/65535.
    pub stake: u128,
}

impl Sums {
    /// Returns the sums of a single epoch, by uid.
    pub(crate) fn of(outcome: &Outcome) -> Vec<Sums> {
        let amounts = [&*outcome.validator_emission, &*outcome.emission];
        Sums::of_epoch(amounts, &outcome.stake_weight)
    }

    /// Returns the sums of a single epoch, by uid: of its validator emission and emission, and its stake
    /// shares.
    pub(crate) fn of_epoch(amounts: [&[Alpha]; 2], stake: &[Share]) -> Vec<Sums> {
        let of = |(uid, share): (usize, &Share)| {
            let [validator, both] = amounts.map(|amounts| amounts.get(uid).map_or(0, |amount| amount.0.into()));
            Sums { validator, both, stake: share.0.into() }
        };
        stake.iter().enumerate().map(of).collect()
    }

    /// Adds the sums of other epochs, uid by uid; the result is as long as the longer list.
    pub(crate) fn with(mut sums: Vec<Sums>, others: &[Sums]) -> Vec<Sums> {
        if sums.len() < others.len() {
            sums.resize(others.len(), Sums::default());
        }
        for (sums, other) in sums.iter_mut().zip(others) {
            sums.add(other);
        }
        sums
    }

    fn add(&mut self, other: &Sums) {
        self.validator += other.validator;
        self.both += other.both;
        self.stake += other.stake;
    }
}
