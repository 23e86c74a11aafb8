//! Numbers of version 2: integers, as decimal strings beyond 2^53, which other programs would round.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The largest magnitude that is written as a JSON number.
const EXACT: u128 = 1 << 53;

/// An integer in the chain's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Value", try_from = "Value")]
pub struct NumberV2(pub i128);

impl From<NumberV2> for Value {
    fn from(NumberV2(number): NumberV2) -> Self {
        match i64::try_from(number) {
            Ok(short) if number.unsigned_abs() <= EXACT => short.into(),
            _ => number.to_string().into(),
        }
    }
}

impl TryFrom<Value> for NumberV2 {
    type Error = &'static str;

    fn try_from(written: Value) -> Result<Self, Self::Error> {
        NumberV2::read(&written).ok_or("a number is neither an integer nor a decimal string of one")
    }
}

impl NumberV2 {
    /// Reads a number; `None` for anything else.
    pub fn read(written: &Value) -> Option<NumberV2> {
        let number = match written {
            Value::String(digits) => digits.parse().ok(),
            number => number.as_u64().map(i128::from).or_else(|| number.as_i64().map(i128::from)),
        };
        number.map(NumberV2)
    }

    /// Writes an unsigned number.
    pub fn of(number: impl Into<u128>) -> NumberV2 {
        NumberV2(i128::try_from(number.into()).unwrap_or(i128::MAX))
    }

    /// Returns the number in an unsigned type; `None` if it does not fit.
    pub fn unsigned<T: TryFrom<i128>>(self) -> Option<T> {
        T::try_from(self.0).ok()
    }
}
