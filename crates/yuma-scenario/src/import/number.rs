//! Numbers of other tools: JSON numbers, decimal strings, and texts of tables.

use serde_json::Value;

use crate::decimal::{DecimalMark, parse_amount, parse_number};
use crate::typed_number::plain_number;
use crate::{NumberError, limits};
use yuma_engine::quantity::RAO_PER_TAO;

/// Reads a whole number.
pub(crate) fn count(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| whole(decimal(value)?))
}

/// Reads a truth value.
pub(crate) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => flag_of_text(&number.to_string()),
        Value::String(text) => flag_of_text(text),
        _ => None,
    }
}

/// Reads a truth value of a table.
pub(crate) fn flag_of_text(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Some(true),
        "false" | "0" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Reads an amount in units of 10^-9; decimals are rounded.
pub(crate) fn rao(value: &Value) -> Option<u64> {
    let exact = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
    within_limit(exact.or_else(|| whole(decimal(value)?.round()))?)
}

/// Reads an amount in whole units, as units of 10^-9.
pub(crate) fn tokens(value: &Value) -> Option<u64> {
    let exact = value.as_str().and_then(|text| parse_amount(text, DecimalMark::Point).ok());
    within_limit(exact.or_else(|| whole((decimal(value)? * RAO_PER_TAO as f64).round()))?)
}

/// Reads a non-negative decimal number.
pub(crate) fn decimal(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64().filter(|number| number.is_finite() && *number >= 0.0),
        Value::String(text) => parse_number(text, DecimalMark::Point).ok(),
        _ => None,
    }
}

/// Returns a whole number below 2^64.
fn whole(number: f64) -> Option<u64> {
    // The cast is exact for whole numbers in this range.
    (number >= 0.0 && number.fract() == 0.0 && number < 18_446_744_073_709_551_616.0).then_some(number as u64)
}

fn within_limit(amount: u64) -> Option<u64> {
    (amount <= limits::AMOUNT).then_some(amount)
}

/// An amount that a person wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenAmount {
    /// The amount in units of 10^-9.
    pub amount: u64,
    /// The separator, if it has two meanings.
    pub lone: Option<LoneSeparator>,
}

/// A single separator before exactly three digits, which people use for groups and for fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LoneSeparator {
    /// It was read as a group separator: `1,000` is a thousand.
    Comma,
    /// It was read as a decimal point: `1.000` is one.
    Point,
}

/// Parses an amount as people write it, with this mark before the fraction.
///
/// # Errors
/// Returns a [`NumberError`] if the text is not such an amount.
pub(crate) fn amount_of_text(text: &str, mark: DecimalMark) -> Result<WrittenAmount, NumberError> {
    let [plain, point, comma] =
        [mark, DecimalMark::Point, DecimalMark::Comma].map(|mark| plain_number(text.trim(), mark));
    let plain = plain.ok_or(NumberError::NotANumber)?;
    let separator = if text.contains(',') { LoneSeparator::Comma } else { LoneSeparator::Point };
    let lone = (point != comma).then_some(separator);
    let amount = parse_amount(&plain, DecimalMark::Point).or_else(|error| match error {
        // With an exponent.
        NumberError::NotANumber => {
            let number = parse_number(&plain, DecimalMark::Point)?;
            whole((number * RAO_PER_TAO as f64).round()).ok_or(NumberError::TooLarge)
        }
        error => Err(error),
    })?;
    Ok(WrittenAmount { amount, lone })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_of_tools_are_exact() {
        for (value, expected) in [
            (json!("7600000000000"), Some(7_600_000_000_000)),
            (json!(5), Some(5)),
            (json!("12.0"), Some(12)),
            (json!("1.6"), Some(2)),
            (json!(-1), None),
            (json!("NaN"), None),
            (json!("1e99"), None),
            (json!([]), None),
        ] {
            assert_eq!(rao(&value), expected, "{value}");
        }
        for (value, expected) in
            [(json!(4000.0), Some(4_000_000_000_000)), (json!("0.000000001"), Some(1)), (json!(1e12), None)]
        {
            assert_eq!(tokens(&value), expected, "{value}");
        }
    }

    #[test]
    fn written_amounts_are_read_as_people_write_them() {
        for (text, amount, lone) in [
            ("1,000", 1_000_000_000_000, Some(LoneSeparator::Comma)),
            ("1.500", 1_500_000_000, Some(LoneSeparator::Point)),
            ("120.125", 120_125_000_000, Some(LoneSeparator::Point)),
            ("0.125", 125_000_000, None),
            ("1234.125", 1_234_125_000_000, None),
            ("1.5000", 1_500_000_000, None),
            ("1000.5", 1_000_500_000_000, None),
            ("0,000000001", 1, None),
            ("1e3", 1_000_000_000_000, None),
            ("1,000,000.5", 1_000_000_500_000_000, None),
        ] {
            assert_eq!(amount_of_text(text, DecimalMark::Point), Ok(WrittenAmount { amount, lone }), "{text}");
        }
        for text in ["", "many", "-5", "1,00,0"] {
            assert!(amount_of_text(text, DecimalMark::Point).is_err(), "{text}");
        }
    }
}
