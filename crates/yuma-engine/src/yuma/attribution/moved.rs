//! One number in two epochs, and the difference between its values.

use crate::fixed::{Fraction, ZERO};
use crate::ordered::ascending;
use crate::quantity::Uid;
use crate::yuma::explain::{Name, Symbol, Value};
use crate::yuma::quantity::{Quantity, Shape};
use crate::yuma::trace::{Trace, View};

/// A difference in the smallest unit of the measured number: 2^-32 for a proportion, 10^-9 for an amount, 1 for
/// blocks, stored proportions and flags. Differences in one unit add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference(pub i128);

impl Difference {
    /// Returns `self + other`.
    pub fn plus(self, other: Difference) -> Self {
        Difference(self.0.saturating_add(other.0))
    }

    /// Returns `self - other`.
    pub fn minus(self, other: Difference) -> Self {
        Difference(self.0.saturating_sub(other.0))
    }

    /// Returns the absolute value.
    pub fn size(self) -> i128 {
        self.0.saturating_abs()
    }

    /// Converts a difference of proportions to a proportion.
    pub fn fraction(self) -> Fraction {
        let bits = self.0.clamp(i64::MIN.into(), i64::MAX.into());
        Fraction::from_bits(i64::try_from(bits).unwrap_or_default())
    }
}

/// A number before and after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The number.
    pub symbol: Symbol,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
}

impl Moved {
    /// Returns `after - before`.
    pub fn difference(&self) -> Difference {
        Difference(units(self.after)).minus(Difference(units(self.before)))
    }
}

/// Returns a value in its smallest unit.
fn units(value: Value) -> i128 {
    match value {
        Value::Fraction(value) | Value::Whole(value) | Value::Number(value) => value.to_bits().into(),
        Value::Share(share) => share.0.into(),
        Value::Stake(stake) => stake.to_bits(),
        Value::Alpha(alpha) => alpha.0.into(),
        Value::Rao(rao) => rao.0.into(),
        Value::Block(block) => block.0.into(),
        Value::Count(count) => count.into(),
        Value::Flag(flag) => flag.into(),
    }
}

/// Returns a number of an epoch. An entry that a matrix does not store is 0. Returns `None` if the symbol is not a
/// result of a step or the epoch does not compute it.
pub fn value(trace: &Trace, symbol: Symbol) -> Option<Value> {
    let Symbol { name: Name::Quantity(quantity), reduction: None, validator, miner } = symbol else {
        return None;
    };
    let uid = match quantity.shape() {
        Shape::Matrix => validator?,
        Shape::PerMiner => miner?,
        Shape::PerValidator | Shape::PerNeuron => validator?,
    };
    let count = trace.stake.len();
    if uid.index() >= count {
        return None;
    }
    Some(match trace.view(quantity) {
        View::Flags(flags) => Value::Flag(flags.get(uid.index()).copied().unwrap_or_default()),
        View::Vector(values) => Value::Fraction(values.get(uid.index()).copied().unwrap_or_default()),
        View::Amounts(amounts) => Value::Alpha(amounts.get(uid.index()).copied().unwrap_or_default()),
        View::Matrix(_) | View::Rates(_) => {
            let miner = miner.filter(|miner| miner.index() < count)?;
            Value::Fraction(trace.cell(quantity, uid, miner).unwrap_or_default())
        }
        View::Absent => return None,
    })
}

/// Returns the signed distance of a number from 0, in its smallest unit; 0 if the epoch does not compute it.
pub fn position(trace: &Trace, symbol: Symbol) -> Difference {
    Difference(value(trace, symbol).map_or(0, units))
}

/// Returns a number of two epochs, or `None` unless both compute it.
pub fn moved(before: &Trace, after: &Trace, symbol: Symbol) -> Option<Moved> {
    Some(Moved { symbol, before: value(before, symbol)?, after: value(after, symbol)? })
}

/// Returns the numbers of a quantity that differ between two epochs with equal uid counts. The rates of liquid alpha
/// are left out.
pub fn all_moved(before: &Trace, after: &Trace, quantity: Quantity) -> Vec<Moved> {
    let uids = (0..=u16::MAX).map(Uid).take(before.stake.len());
    match before.view(quantity) {
        View::Matrix(_) => uids.flat_map(|validator| row_moved(before, after, quantity, validator)).collect(),
        View::Rates(_) | View::Absent => Vec::new(),
        View::Flags(_) | View::Vector(_) | View::Amounts(_) => {
            let moved = uids.filter_map(|uid| moved(before, after, Symbol::result(quantity, uid)));
            moved.filter(|moved| moved.before != moved.after).collect()
        }
    }
}

/// Returns the cells of a validator's row of a matrix that differ.
pub fn row_moved(before: &Trace, after: &Trace, quantity: Quantity, validator: Uid) -> Vec<Moved> {
    let cells = [before, after].map(|trace| {
        let mut cells = vec![ZERO; before.stake.len()];
        let View::Matrix(matrix) = trace.view(quantity) else { return cells };
        // The first entry of a column counts, as in a cell lookup.
        for &(miner, value) in matrix.row(validator).iter().rev() {
            if let Some(cell) = cells.get_mut(miner.index()) {
                *cell = value;
            }
        }
        cells
    });
    let [old, new] = cells;
    let pairs = (0..=u16::MAX).map(Uid).zip(old.into_iter().zip(new)).filter(|(_, (old, new))| old != new);
    let moved = pairs.map(|(miner, (old, new))| Moved {
        symbol: Symbol::cell(quantity, validator, miner),
        before: Value::Fraction(old),
        after: Value::Fraction(new),
    });
    moved.collect()
}

/// Sorts numbers by the size of their difference, largest first.
pub fn largest_first(moved: Vec<Moved>) -> Vec<Moved> {
    ascending(moved, |moved| -moved.difference().size())
}
