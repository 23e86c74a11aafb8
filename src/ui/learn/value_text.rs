//! Numbers of lessons as text.

use crate::ui::format::{number, trimmed};
use crate::ui::messages::Messages;
use yuma_engine::economy::ERAS;
use yuma_lessons::{Unit, Value};
use yuma_scenario::{DecimalMark, plain_number};

/// Returns a value in its unit, with a number of decimals or the usual one.
pub fn value_text(messages: &Messages, value: &Value, unit: Unit, decimals: Option<u8>) -> String {
    match value {
        Value::Name(name) => name.clone(),
        Value::Number(value) => number_text(messages, *value, unit, decimals),
    }
}

/// Returns a number in a unit.
pub fn number_text(messages: &Messages, value: f64, unit: Unit, decimals: Option<u8>) -> String {
    let digits = decimals.map(usize::from);
    let numbers = messages.numbers();
    let shown = usize::from(decimals_of(unit, decimals));
    match unit {
        Unit::Percent => numbers.percent_at(value, shown),
        Unit::Tao => numbers.with_unit(&amount(value, digits), "TAO"),
        Unit::Alpha => numbers.with_unit(&amount(value, digits), "α"),
        Unit::Era => era_title(messages, value),
        Unit::Number | Unit::Name if digits.is_none() => trimmed(number(value, shown)),
        Unit::Price | Unit::Times | Unit::Days | Unit::Epochs | Unit::Number | Unit::Name => number(value, shown),
    }
}

/// Returns the name of the era at an index.
fn era_title(messages: &Messages, index: f64) -> String {
    // A cast saturates.
    let era = ERAS.get(index.round() as usize);
    era.map_or_else(|| number(index, 0), |era| messages.text(&format!("era.{}.title", era.id)).to_string())
}

/// Returns the size of the last shown digit of a number in a unit; of an amount, that of the smallest ones.
pub fn last_digit(unit: Unit, decimals: Option<u8>) -> f64 {
    let digits = decimals_of(unit, decimals);
    let of_fraction = if unit == Unit::Percent { 0.01 } else { 1.0 };
    of_fraction / 10f64.powi(digits.into())
}

/// Returns a number of decimals, or the usual one of a unit, for amounts that of the smallest ones.
pub fn decimals_of(unit: Unit, decimals: Option<u8>) -> u8 {
    decimals.unwrap_or(usual_digits(unit))
}

/// Returns the usual number of decimals, for amounts that of the smallest ones.
fn usual_digits(unit: Unit) -> u8 {
    match unit {
        Unit::Percent => 1,
        Unit::Tao | Unit::Alpha | Unit::Price => 4,
        Unit::Times | Unit::Number | Unit::Name => 2,
        Unit::Days | Unit::Epochs | Unit::Era => 0,
    }
}

/// Returns the smallest and the largest of several numbers as a range, or one number if they look the same.
pub fn range_text(messages: &Messages, (low, high): (f64, f64), unit: Unit, decimals: Option<u8>) -> String {
    let [from, to] = [low, high].map(|value| number_text(messages, value, unit, decimals));
    if from == to {
        return to;
    }
    let digits = decimals.map(usize::from);
    let from = match unit {
        // The unit stands once, at the end.
        Unit::Percent => number(low * 100.0, digits.unwrap_or(1)),
        Unit::Tao | Unit::Alpha => amount(low, digits),
        _ => from,
    };
    format!("{from}–{to}")
}

/// Reads a typed number; percentages are typed with or without their sign.
pub fn typed_number(typed: &str, unit: Unit) -> Option<f64> {
    let plain = plain_number(typed.trim().trim_end_matches('%').trim_end(), DecimalMark::Either)?;
    let number: f64 = plain.parse().ok()?;
    Some(if unit == Unit::Percent { number / 100.0 } else { number })
}

/// Returns an amount, by default with as many decimals as its size needs.
fn amount(value: f64, digits: Option<usize>) -> String {
    let usual = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 2,
        _ => 4,
    };
    number(value, digits.unwrap_or(usual))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    #[test]
    fn several_numbers_are_a_range() {
        let messages = Messages::new(Language::English);
        for (span, unit, decimals, expected) in [
            ((0.1, 0.2), Unit::Percent, Some(0), "10–20 %"),
            ((0.0501, 0.0499), Unit::Percent, Some(0), "5 %"),
            ((0.05, 0.05), Unit::Percent, None, "5.0 %"),
            ((1.0, 3.5), Unit::Tao, Some(1), "1.0–3.5 TAO"),
            ((0.0, 1.0), Unit::Number, Some(0), "0–1"),
        ] {
            let text = range_text(&messages, span, unit, decimals).replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(text, expected, "{span:?}");
        }
    }

    #[test]
    fn a_percentage_is_typed_with_or_without_its_sign() {
        for (typed, unit, expected) in [
            ("49", Unit::Percent, Some(0.49)),
            (" 49 % ", Unit::Percent, Some(0.49)),
            ("1,5", Unit::Tao, Some(1.5)),
            ("x", Unit::Tao, None),
            ("", Unit::Tao, None),
        ] {
            assert_eq!(typed_number(typed, unit), expected, "{typed}");
        }
    }
}
