//! Numbers in the format of the documents.

use serde::{Deserialize, Deserializer, de::Error};
use std::str::FromStr;

/// An integer; a string if it may be 2^53 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer<T = u64>(pub T);

impl<'a, T: FromStr> Deserialize<'a> for Integer<T> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        let text = match Spelled::deserialize(deserializer)? {
            Spelled::Number(number) => number.to_string(),
            Spelled::Text(text) => text,
        };
        text.parse().map(Integer).map_err(|_| D::Error::custom(format!("integer out of range: {text}")))
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Spelled {
    Number(i64),
    Text(String),
}

/// A fixed-point number: its raw bits and its approximate value.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed<T: FromStr = u128> {
    pub bits: Integer<T>,
    #[allow(dead_code)] // for human readers only
    approx: f64,
}
