//! The values of exported tables.

use serde_json::Value;

use crate::csv_text::harmless;

/// A value.
pub(super) enum Cell {
    /// A name.
    Text(String),
    /// A decimal number with all digits.
    Exact(String),
    /// A whole number.
    Count(u64),
    /// A switch.
    Flag(bool),
    /// Nothing, such as the average of a subnet before its start call.
    Empty,
}

impl Cell {
    /// Returns the value in CSV.
    pub(super) fn into_text(self) -> String {
        match self {
            Cell::Text(text) => harmless(&text),
            Cell::Exact(number) => number,
            Cell::Count(count) => count.to_string(),
            Cell::Flag(is_on) => u8::from(is_on).to_string(),
            Cell::Empty => String::new(),
        }
    }

    /// Returns the value in JSON; decimal numbers are strings with all their digits.
    pub(super) fn into_json(self) -> Value {
        match self {
            Cell::Text(text) | Cell::Exact(text) => text.into(),
            Cell::Count(count) => count.into(),
            Cell::Flag(is_on) => is_on.into(),
            Cell::Empty => Value::Null,
        }
    }
}

/// Writes a number with ten decimals, which determine a multiple of 2^-32, without unnecessary zeros.
pub(super) fn ten_places(number: f64) -> String {
    let digits = format!("{number:.10}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
