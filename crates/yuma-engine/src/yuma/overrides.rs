//! An intermediate held at another epoch's value, so that what follows from it alone can be told.

use std::borrow::Cow;

use substrate_fixed::types::I32F32;

use super::quantity::Quantity;
use super::sparse::Sparse;
use super::trace::{Trace, View};
use crate::quantity::Uid;

/// What of an epoch is held, and at whose value.
#[derive(Clone, Copy, Debug)]
pub struct Override<'a> {
    /// Which intermediate. Those that [`Override::QUANTITIES`] lacks are never held.
    pub quantity: Quantity,
    /// Where.
    pub index: Place,
    /// The epoch whose value it takes, of as many uids.
    pub from: &'a Trace,
}

/// A part of a vector or matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// All of it.
    Everywhere,
    /// One value of a vector.
    Neuron(Uid),
    /// One cell of a matrix: validator, then miner.
    Cell(Uid, Uid),
}

impl Override<'_> {
    /// The intermediates that an epoch can be held at: what later steps read, but for the rates of liquid alpha, which
    /// come and go with the bonds that move at them.
    pub const QUANTITIES: [Quantity; 13] = [
        Quantity::Active,
        Quantity::Stake,
        Quantity::ValidatorPermits,
        Quantity::ActiveStake,
        Quantity::Weights,
        Quantity::Consensus,
        Quantity::Clipped,
        Quantity::Incentive,
        Quantity::WeightsForBonds,
        Quantity::OldBonds,
        Quantity::BondTargets,
        Quantity::BondShares,
        Quantity::Dividends,
    ];

    /// The flags that the epoch goes on with.
    pub fn flags(&self, quantity: Quantity, computed: Vec<bool>) -> Vec<bool> {
        match self.from.view(quantity) {
            View::Flags(flags) if quantity == self.quantity => self.list(computed, flags),
            _ => computed,
        }
    }

    /// The vector that the epoch goes on with.
    pub fn vector(&self, quantity: Quantity, computed: Vec<I32F32>) -> Vec<I32F32> {
        match self.from.view(quantity) {
            View::Vector(values) if quantity == self.quantity => self.list(computed, values),
            _ => computed,
        }
    }

    /// The matrix that the epoch goes on with.
    pub fn matrix<'a>(&self, quantity: Quantity, computed: Cow<'a, Sparse<I32F32>>) -> Cow<'a, Sparse<I32F32>> {
        match (self.from.view(quantity), self.index) {
            (View::Matrix(matrix), Place::Everywhere) if quantity == self.quantity => Cow::Owned(matrix.clone()),
            (View::Matrix(matrix), Place::Cell(validator, miner)) if quantity == self.quantity => {
                Cow::Owned(computed.with_cell(validator, miner, matrix.get(validator, miner)))
            }
            _ => computed,
        }
    }

    fn list<T: Copy>(&self, mut computed: Vec<T>, other: &[T]) -> Vec<T> {
        match self.index {
            Place::Everywhere => return other.to_vec(),
            Place::Neuron(uid) => {
                if let (Some(slot), Some(&value)) = (computed.get_mut(uid.index()), other.get(uid.index())) {
                    *slot = value;
                }
            }
            Place::Cell(..) => {}
        }
        computed
    }
}
