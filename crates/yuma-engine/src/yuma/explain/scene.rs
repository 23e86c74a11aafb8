//! An epoch to be explained, with accessors that return its numbers as terms of formulas.

use substrate_fixed::types::I32F32;

use super::Explanation;
use super::symbol::{Symbol, Value};
use super::term::Term;
use crate::fixed::{ZERO, sum};
use crate::quantity::{Share, Uid};
use crate::yuma::input::EpochInput;
use crate::yuma::quantity::Quantity;
use crate::yuma::trace::{Trace, View};

/// An epoch with its trace.
pub struct Scene<'a> {
    /// The input of the epoch.
    pub input: &'a EpochInput,
    /// The trace computed from the input.
    pub trace: &'a Trace,
}

impl Scene<'_> {
    /// Returns a number of a vector, 0 if there is none.
    pub fn at(&self, quantity: Quantity, uid: Uid) -> I32F32 {
        self.trace.fraction(quantity, uid).unwrap_or_default()
    }

    /// Returns a number of a matrix, 0 if there is none.
    pub fn cell_at(&self, quantity: Quantity, validator: Uid, miner: Uid) -> I32F32 {
        self.trace.cell(quantity, validator, miner).unwrap_or_default()
    }

    /// Returns a flag, `false` if there is none.
    pub fn flag_at(&self, quantity: Quantity, uid: Uid) -> bool {
        match self.trace.view(quantity) {
            View::Flags(flags) => flags.get(uid.index()).copied().unwrap_or_default(),
            _ => false,
        }
    }

    /// Returns the sum of a vector.
    pub fn total(&self, quantity: Quantity) -> I32F32 {
        match self.trace.view(quantity) {
            View::Vector(values) => sum(values.iter().copied()),
            _ => ZERO,
        }
    }

    /// Returns a number of a vector with its name.
    pub fn known(&self, quantity: Quantity, uid: Uid) -> Term {
        Term::known(Symbol::result(quantity, uid), self.at(quantity, uid))
    }

    /// Returns a number of a matrix with its name.
    pub fn known_cell(&self, quantity: Quantity, validator: Uid, miner: Uid) -> Term {
        Term::known(Symbol::cell(quantity, validator, miner), self.cell_at(quantity, validator, miner))
    }

    /// Creates the explanation of a number of a vector.
    pub fn result(&self, quantity: Quantity, uid: Uid) -> Explanation {
        Explanation::new(quantity, Symbol::result(quantity, uid), Value::Fraction(self.at(quantity, uid)))
    }

    /// Creates the explanation of a flag.
    pub fn flag(&self, quantity: Quantity, uid: Uid) -> Explanation {
        Explanation::new(quantity, Symbol::result(quantity, uid), Value::Flag(self.flag_at(quantity, uid)))
    }

    /// Creates the explanation of a number of a matrix.
    pub fn cell(&self, quantity: Quantity, validator: Uid, miner: Uid) -> Explanation {
        let value = Value::Fraction(self.cell_at(quantity, validator, miner));
        Explanation::new(quantity, Symbol::cell(quantity, validator, miner), value)
    }

    /// Returns the entries of a miner's column of a matrix, by validator.
    pub fn column(&self, quantity: Quantity, miner: Uid) -> Vec<(Uid, I32F32)> {
        let entry = |validator| Some((validator, self.trace.cell(quantity, validator, miner)?));
        self.input.uids().filter_map(entry).collect()
    }
}

/// Returns a stored proportion of a neuron.
pub fn stored(shares: &[Share], uid: Uid) -> Option<Value> {
    shares.get(uid.index()).copied().map(Value::Share)
}
