//! An intermediate overridden with another epoch's value, to show the effect of that intermediate alone.

use std::borrow::Cow;

use substrate_fixed::types::I32F32;

use super::quantity::Quantity;
use super::sparse::Sparse;
use super::trace::{Trace, View};
use crate::quantity::Uid;

/// The part of an epoch to override, and the source of its value.
#[derive(Clone, Copy, Debug)]
pub struct Override<'a> {
    /// The intermediate. Those missing from [`Override::QUANTITIES`] are never overridden.
    pub quantity: Quantity,
    /// The indices to override.
    pub target: Target,
    /// The epoch that the value is taken from, with the same uid count.
    pub from: &'a Trace,
}

/// The indices of a vector or matrix that an override applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// All indices.
    All,
    /// One value of a vector.
    Neuron(Uid),
    /// One cell of a matrix: validator, then miner.
    Cell(Uid, Uid),
}

impl Override<'_> {
    /// The intermediates that can be overridden: all that later steps read, except the rates of liquid alpha, which
    /// exist only for the bonds that move at them.
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

    /// Returns the flags that the epoch continues with.
    pub fn flags(&self, quantity: Quantity, computed: Vec<bool>) -> Vec<bool> {
        match self.from.view(quantity) {
            View::Flags(flags) if quantity == self.quantity => self.list(computed, flags),
            _ => computed,
        }
    }

    /// Returns the vector that the epoch continues with.
    pub fn vector(&self, quantity: Quantity, computed: Vec<I32F32>) -> Vec<I32F32> {
        match self.from.view(quantity) {
            View::Vector(values) if quantity == self.quantity => self.list(computed, values),
            _ => computed,
        }
    }

    /// Returns the matrix that the epoch continues with.
    pub fn matrix<'a>(&self, quantity: Quantity, computed: Cow<'a, Sparse<I32F32>>) -> Cow<'a, Sparse<I32F32>> {
        match (self.from.view(quantity), self.target) {
            (View::Matrix(matrix), Target::All) if quantity == self.quantity => Cow::Owned(matrix.clone()),
            (View::Matrix(matrix), Target::Cell(validator, miner)) if quantity == self.quantity => {
                Cow::Owned(computed.with_cell(validator, miner, matrix.get(validator, miner)))
            }
            _ => computed,
        }
    }

    fn list<T: Copy>(&self, mut computed: Vec<T>, other: &[T]) -> Vec<T> {
        match self.target {
            Target::All => return other.to_vec(),
            Target::Neuron(uid) => {
                if let (Some(slot), Some(&value)) = (computed.get_mut(uid.index()), other.get(uid.index())) {
                    *slot = value;
                }
            }
            Target::Cell(..) => {}
        }
        computed
    }
}
