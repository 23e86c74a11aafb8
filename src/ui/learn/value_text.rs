//! Numbers of lessons as text.

use crate::ui::format::{number, trimmed};
use crate::ui::messages::Messages;
use yuma_lessons::{Unit, Value};

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
    let grouped = |usual: usize| number(value, digits.unwrap_or(usual));
    match unit {
        Unit::Percent => numbers.percent_at(value, digits.unwrap_or(1)),
        Unit::Tao => numbers.with_unit(&amount(value, digits), "TAO"),
        Unit::Alpha => numbers.with_unit(&amount(value, digits), "α"),
        Unit::Price => grouped(4),
        Unit::Times => grouped(2),
        Unit::Days | Unit::Epochs => grouped(0),
        Unit::Number | Unit::Name => match digits {
            Some(digits) => number(value, digits),
            None => trimmed(number(value, 2)),
        },
    }
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
