//! Counts the equal numbers of a group, up to the first difference.

use super::super::compare::Difference;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Display;

/// The reason that a group ends before its last number.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("{0}")]
    Differs(Difference),
}

/// The count of equal numbers.
#[derive(Default)]
pub struct Tally {
    equal: usize,
}

impl Tally {
    pub fn equal(&self) -> usize {
        self.equal
    }

    /// Compares two values that must be equal to the last bit.
    pub fn same<T: PartialEq + Display>(&mut self, field: impl Display, expected: T, got: T) -> Result<(), Problem> {
        self.holds(expected == got, field, expected, got)
    }

    /// Compares two values within a tolerance.
    pub fn near(&mut self, field: impl Display, expected: f64, got: f64, tolerance: f64) -> Result<(), Problem> {
        self.holds(
            (expected - got).abs() <= tolerance,
            field,
            format!("{expected} within {tolerance}"),
            got.to_string(),
        )
    }

    /// Checks a condition on a value; `expected` describes it.
    pub fn holds<T: Display>(&mut self, is_so: bool, field: impl Display, expected: T, got: T) -> Result<(), Problem> {
        if !is_so {
            return Err(Problem::Differs(Difference {
                field: field.to_string(),
                uid: None,
                column: None,
                expected: expected.to_string(),
                got: got.to_string(),
            }));
        }
        self.equal += 1;
        Ok(())
    }
}

/// A value in the format of the group.
pub fn parse<T: DeserializeOwned>(value: &Value) -> Result<T, Problem> {
    Ok(T::deserialize(value)?)
}
