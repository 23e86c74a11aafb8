//! A formula with its own numbers, evaluated with the chain's arithmetic.

use std::cmp::Ordering;

use substrate_fixed::types::{I32F32, I64F64};

use super::symbol::{Symbol, Value};
use crate::fixed::{self, logistic_of_negated, mul, safe_div};
use crate::ordered::ascending;
use crate::quantity::Block;
use crate::yuma::emission::amount;

/// A formula, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A number with its name.
    Known(Symbol, Value),
    /// A number without a name.
    Literal(Value),
    /// `a + b + ...`
    Sum {
        /// The largest terms, largest first.
        terms: Vec<Term>,
        /// The terms that are not listed.
        rest: Option<Rest>,
    },
    /// `a - b`
    Difference(Box<Term>, Box<Term>),
    /// `a * b`, rounded down.
    Product(Box<Term>, Box<Term>),
    /// `a / b`, rounded toward zero; stakes to 2^-64 first, then down to 2^-32.
    Quotient(Box<Term>, Box<Term>),
    /// The smaller of two.
    Least(Box<Term>, Box<Term>),
    /// The larger of two.
    Greatest(Box<Term>, Box<Term>),
    /// `1 / (1 + exp(a))` with the chain's exponential.
    Logistic(Box<Term>),
    /// `floor(share * amount)`
    Part(Box<Term>, Box<Term>),
    /// `a >= b`
    AtLeast(Box<Term>, Box<Term>),
    /// `a > b`
    Exceeds(Box<Term>, Box<Term>),
    /// `a or b`
    Either(Box<Term>, Box<Term>),
}

/// The terms of a long sum that are not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The number of terms.
    pub count: usize,
    /// Their sum.
    pub value: Value,
}

/// The maximum number of terms of a sum that are listed.
const LISTED: usize = 4;

impl Term {
    /// Creates a number with its name.
    pub fn known(symbol: Symbol, value: I32F32) -> Self {
        Term::Known(symbol, Value::Fraction(value))
    }

    /// Creates a proportion without a name.
    pub fn fraction(value: I32F32) -> Self {
        Term::Literal(Value::Fraction(value))
    }

    /// Builds `self - other`.
    pub fn minus(self, other: Term) -> Self {
        Term::Difference(Box::new(self), Box::new(other))
    }

    /// Builds `self * other`.
    pub fn times(self, other: Term) -> Self {
        Term::Product(Box::new(self), Box::new(other))
    }

    /// Builds `self / other`.
    pub fn over(self, other: Term) -> Self {
        Term::Quotient(Box::new(self), Box::new(other))
    }

    /// Builds the smaller of `self` and `other`.
    pub fn at_most(self, other: Term) -> Self {
        Term::Least(Box::new(self), Box::new(other))
    }

    /// Builds the larger of `self` and `other`.
    pub fn no_less_than(self, other: Term) -> Self {
        Term::Greatest(Box::new(self), Box::new(other))
    }

    /// Builds the condition `self >= other`.
    pub fn reaches(self, other: Term) -> Self {
        Term::AtLeast(Box::new(self), Box::new(other))
    }

    /// Builds the condition `self > other`.
    pub fn exceeds(self, other: Term) -> Self {
        Term::Exceeds(Box::new(self), Box::new(other))
    }

    /// Builds `floor(self * amount)`.
    pub fn part_of(self, amount: Term) -> Self {
        Term::Part(Box::new(self), Box::new(amount))
    }

    /// Builds `self + other`.
    pub fn plus(self, other: Term) -> Self {
        Term::Sum { terms: vec![self, other], rest: None }
    }

    /// Builds a sum of proportions, the largest first. Zeros are left out, and small terms are combined into the
    /// rest.
    pub fn sum(terms: impl IntoIterator<Item = Term>) -> Self {
        let sized = terms.into_iter().map(|term| (term.proportion(), term)).filter(|(size, _)| *size != 0);
        let mut sized: Vec<(I32F32, Term)> = ascending(sized.collect(), |(size, _)| -i128::from(size.to_bits()));
        // A rest of one term takes as much space as the term itself.
        let listed = if sized.len() > LISTED + 1 { LISTED } else { sized.len() };
        let unlisted = sized.split_off(listed);
        let rest = (!unlisted.is_empty()).then(|| Rest {
            count: unlisted.len(),
            value: Value::Fraction(fixed::sum(unlisted.iter().map(|&(size, _)| size))),
        });
        Term::Sum { terms: sized.into_iter().map(|(_, term)| term).collect(), rest }
    }

    /// Returns whether this is a single number with nothing to evaluate.
    pub fn is_plain(&self) -> bool {
        match self {
            Term::Known(..) | Term::Literal(_) => true,
            Term::Sum { terms, rest } => terms.is_empty() && rest.is_none(),
            _ => false,
        }
    }

    /// Evaluates the term; returns `None` if the units do not match.
    pub fn value(&self) -> Option<Value> {
        match self {
            Term::Known(_, value) | Term::Literal(value) => Some(*value),
            Term::Sum { terms, rest } => {
                let rest = rest.map(|rest| rest.value);
                let mut values = terms.iter().map(Term::value).chain(rest.map(Some));
                match values.next() {
                    None => Some(Value::Fraction(I32F32::default())),
                    Some(first) => values.try_fold(first?, |sum, value| added(sum, value?)),
                }
            }
            Term::Difference(a, b) => subtracted(a.value()?, b.value()?),
            Term::Product(a, b) => multiplied(a.value()?, b.value()?),
            Term::Quotient(a, b) => divided(a.value()?, b.value()?),
            Term::Least(a, b) => Some(Value::Fraction(a.proportion().min(b.proportion()))),
            Term::Greatest(a, b) => Some(Value::Fraction(a.proportion().max(b.proportion()))),
            Term::Logistic(a) => match a.value()? {
                Value::Number(exponent) => Some(Value::Fraction(logistic_of_negated(exponent))),
                _ => None,
            },
            Term::Part(share, of) => match (share.value()?, of.value()?) {
                (Value::Fraction(share), Value::Alpha(of)) => Some(Value::Alpha(amount(share, of))),
                _ => None,
            },
            Term::AtLeast(a, b) => compared(a.value()?, b.value()?).map(|order| Value::Flag(order.is_ge())),
            Term::Exceeds(a, b) => compared(a.value()?, b.value()?).map(|order| Value::Flag(order.is_gt())),
            Term::Either(a, b) => match (a.value()?, b.value()?) {
                (Value::Flag(a), Value::Flag(b)) => Some(Value::Flag(a || b)),
                _ => None,
            },
        }
    }

    /// Evaluates the term as a proportion, 0 if it is not one.
    fn proportion(&self) -> I32F32 {
        match self.value() {
            Some(Value::Fraction(value)) => value,
            _ => I32F32::default(),
        }
    }
}

fn added(a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Fraction(a), Value::Fraction(b)) => Some(Value::Fraction(a.saturating_add(b))),
        (Value::Block(a), Value::Block(b)) => Some(Value::Block(Block(a.0.saturating_add(b.0)))),
        _ => Some(Value::Stake(stake(a)?.saturating_add(stake(b)?))),
    }
}

fn subtracted(a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Fraction(a), Value::Fraction(b)) => Some(Value::Fraction(a.saturating_sub(b))),
        _ => None,
    }
}

fn multiplied(a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Fraction(a), Value::Fraction(b)) => Some(Value::Fraction(mul(a, b))),
        (Value::Number(a), Value::Fraction(b)) => Some(Value::Number(mul(a, b))),
        (amount, Value::Fraction(weight)) => Some(Value::Stake(stake(amount)?.saturating_mul(I64F64::from(weight)))),
        _ => None,
    }
}

fn divided(a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Fraction(a), Value::Fraction(b)) => Some(Value::Fraction(safe_div(a, b))),
        (Value::Share(a), Value::Whole(b)) => Some(Value::Fraction(safe_div(I32F32::from_num(a.0), b))),
        _ => {
            let share = stake(a)?.checked_div(stake(b)?).unwrap_or_default();
            Some(Value::Fraction(I32F32::saturating_from_num(share)))
        }
    }
}

fn compared(a: Value, b: Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Fraction(a), Value::Fraction(b)) => Some(a.cmp(&b)),
        (Value::Block(a), Value::Block(b)) => Some(a.cmp(&b)),
        (Value::Count(a), Value::Count(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}

/// Converts an amount to the type in which the chain adds stakes.
fn stake(value: Value) -> Option<I64F64> {
    match value {
        Value::Stake(stake) => Some(stake),
        Value::Alpha(alpha) => Some(I64F64::saturating_from_num(alpha.0)),
        Value::Rao(rao) => Some(I64F64::saturating_from_num(rao.0)),
        _ => None,
    }
}
