//! Formats the values of explanations, for reading and in the chain's units.

use crate::ui::format;
use crate::ui::messages::Messages;
use yuma_engine::yuma::explain::Value;

/// Formats a value for reading.
pub fn figure(messages: &Messages, value: Value) -> String {
    match value {
        Value::Fraction(fraction) => format::fine_percent(fraction),
        Value::Share(share) => format::grouped(share.0.into()),
        Value::Whole(whole) => format::grouped(whole.to_num::<i64>().into()),
        Value::Number(number) => format::trimmed(format!("{:.3}", number.to_num::<f64>())),
        Value::Stake(stake) => format!("{} α", format::fine_amount(stake.saturating_to_num())),
        Value::Alpha(alpha) => format!("{} α", format::fine_amount(alpha.0)),
        Value::Rao(rao) => format!("{} τ", format::fine_amount(rao.0)),
        Value::Block(block) => format::grouped(block.0.into()),
        Value::Count(count) => format::grouped(count.into()),
        Value::Flag(flag) => messages.text(if flag { "inspector.yes" } else { "inspector.no" }).to_string(),
    }
}

/// Formats a value in the chain's units: raw bits, u16, 10^-9.
pub fn raw_figure(messages: &Messages, value: Value) -> String {
    match value {
        Value::Fraction(bits) | Value::Number(bits) => format::grouped(bits.to_bits().into()),
        Value::Stake(stake) => format::grouped(stake.to_bits()),
        Value::Alpha(alpha) => format::grouped(alpha.0.into()),
        Value::Rao(rao) => format::grouped(rao.0.into()),
        Value::Share(_) | Value::Whole(_) | Value::Block(_) | Value::Count(_) | Value::Flag(_) => {
            figure(messages, value)
        }
    }
}

/// Formats a constant of a formula: "1", "0.5", "65 535".
pub fn constant(value: Value) -> String {
    match value {
        Value::Fraction(number) | Value::Number(number) => number.to_string(),
        Value::Whole(whole) => format::grouped(whole.to_num::<i64>().into()),
        other => stored_figure(other),
    }
}

/// Formats a value as the chain stores it, with its type.
pub fn stored_figure(value: Value) -> String {
    match value {
        Value::Share(share) => format!("u16 {}", share.0),
        Value::Alpha(alpha) => format!("{} rao", format::grouped(alpha.0.into())),
        Value::Rao(rao) => format!("{} rao", format::grouped(rao.0.into())),
        Value::Fraction(bits) | Value::Number(bits) | Value::Whole(bits) => bits.to_bits().to_string(),
        Value::Stake(stake) => stake.to_bits().to_string(),
        Value::Block(block) => block.0.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}
