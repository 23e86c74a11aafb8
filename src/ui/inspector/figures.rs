//! Formats the values of explanations, for reading and in the chain's units.

use crate::ui::format;
use crate::ui::messages::Messages;
use yuma_engine::yuma::explain::Value;

/// Formats a value for reading.
pub fn figure(messages: &Messages, value: Value) -> String {
    let alpha = |amount: u64| messages.numbers().with_unit(&format::fine_amount(amount), "α");
    match value {
        Value::Fraction(fraction) => messages.numbers().fine_percent(fraction),
        Value::Share(share) => format::grouped(share.0.into()),
        Value::Whole(whole) => format::grouped(whole.to_num::<i64>().into()),
        Value::Number(number) => format::trimmed(format!("{:.3}", number.to_num::<f64>())),
        Value::Stake(stake) => alpha(stake.saturating_to_num()),
        Value::Alpha(alpha_amount) => alpha(alpha_amount.0),
        Value::Rao(rao) => messages.numbers().with_unit(&format::fine_amount(rao.0), "τ"),
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

/// Formats a constant of a formula: "1", "0.5", "65,535".
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
        Value::Share(share) => format!("u16 {}", format::grouped(share.0.into())),
        Value::Alpha(alpha) => format!("{}\u{a0}rao", format::grouped(alpha.0.into())),
        Value::Rao(rao) => format!("{}\u{a0}rao", format::grouped(rao.0.into())),
        Value::Fraction(bits) | Value::Number(bits) | Value::Whole(bits) => format::grouped(bits.to_bits().into()),
        Value::Stake(stake) => format::grouped(stake.to_bits()),
        Value::Block(block) => format::grouped(block.0.into()),
        Value::Count(count) => format::grouped(count.into()),
        Value::Flag(flag) => flag.to_string(),
    }
}
