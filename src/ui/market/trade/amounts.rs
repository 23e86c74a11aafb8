//! Formats amounts, prices and fractions with a fixed number of significant digits.

use yew::{AttrValue, Callback};

use crate::ui::format::{grouped_digits, number, trimmed, whole};
use crate::ui::grid::entry_error_key;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Netuid, Price};
use yuma_scenario::{NumberError, typed_amount, written_amount};

/// The unit of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// TAO, and stake on root.
    Tao,
    /// A subnet's alpha.
    Alpha,
}

impl Token {
    /// Returns the unit of stake on a network.
    pub fn on(netuid: Netuid) -> Token {
        if netuid == Netuid::ROOT { Token::Tao } else { Token::Alpha }
    }

    /// Returns the sign of the unit.
    pub const fn sign(self) -> &'static str {
        match self {
            Token::Tao => "τ",
            Token::Alpha => "α",
        }
    }
}

/// Formats an amount in 10^-9 with its unit: "7,135 α", "99.91 τ", "1.235 M α".
pub fn amount(messages: &Messages, amount: u64, token: Token) -> String {
    let value = whole(amount);
    let text = match messages.numbers().short_unit(value) {
        Some((unit, sign)) if value >= 1e6 => messages.numbers().with_unit(&significant(value / unit, 4), sign),
        _ => significant(value, 4),
    };
    messages.numbers().with_unit(&text, token.sign())
}

/// Formats a price without its unit: "0.01177".
pub fn price(price: Price) -> String {
    significant(price.0.to_num(), 4)
}

/// Formats a fraction in percent: "16 %", "1.5 %", "0.05 %", "<0.01 %".
pub fn percent(messages: &Messages, fraction: f64) -> String {
    let percent = fraction.abs() * 100.0;
    let text = match percent {
        9.95.. => number(percent, 0),
        0.995.. => number(percent, 1),
        0.005.. => number(percent, 2),
        _ if percent > 0.0 => "<0.01".to_owned(),
        _ => "0".to_owned(),
    };
    messages.numbers().with_unit(&text, "%")
}

/// Formats a relative change of a price in percent with its sign: "+19.0 %", "−0.25 %".
pub fn change(messages: &Messages, fraction: f64) -> String {
    let percent = fraction.abs() * 100.0;
    let digits = if percent >= 9.95 { 1 } else { 2 };
    let text = number(percent, digits);
    let is_zero = !text.contains(|digit| matches!(digit, '1'..='9'));
    let sign = match fraction {
        _ if is_zero => "",
        0.0.. => "+",
        _ => "−",
    };
    messages.numbers().with_unit(&format!("{sign}{text}"), "%")
}

/// Formats a number with `digits` significant digits, at most nine decimals and no trailing zeros.
pub fn significant(value: f64, digits: i32) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let mut leading = 1;
    let mut size = value.abs();
    while size >= 10.0 {
        size /= 10.0;
        leading += 1;
    }
    while size < 1.0 && leading > digits - 9 {
        size *= 10.0;
        leading -= 1;
    }
    let decimals = usize::try_from((digits - leading).clamp(0, 9)).unwrap_or_default();
    let text = number(value, decimals);
    if text.contains('.') { trimmed(text) } else { text }
}

/// Returns the check of a typed amount.
pub fn amount_check(messages: &Messages) -> Callback<String, Option<AttrValue>> {
    let messages = messages.clone();
    Callback::from(move |text: String| typed_amount(&text).err().map(|error| amount_error(&messages, error)))
}

/// Describes why a typed amount is refused; one that is too large with the largest amount.
fn amount_error(messages: &Messages, error: NumberError) -> AttrValue {
    match error {
        NumberError::TooLarge => {
            messages.fill("trade.amount.too_large", &[("limit", &grouped_digits(&written_amount(u64::MAX)))])
        }
        error => messages.text(entry_error_key(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Language;

    fn plain(text: String) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn numbers_have_four_significant_digits() {
        for (value, text) in [
            (0.0, "0"),
            (100.0, "100"),
            (7_135.4, "7,135"),
            (99.912, "99.91"),
            (5.2649, "5.265"),
            (0.05, "0.05"),
            (0.011_774_9, "0.01177"),
            (0.000_000_001, "0.000000001"),
            (123_456.7, "123,457"),
        ] {
            assert_eq!(significant(value, 4), text);
        }
    }

    #[test]
    fn amounts_are_short_from_a_million_on() {
        let millions = 1_234_567_000_000_000;
        for (language, given, text) in [
            (Language::English, 7_135_000_000_000, "7,135 α"),
            (Language::English, millions, "1.235 M α"),
            (Language::Chinese, millions, "123.5 万 α"),
        ] {
            assert_eq!(plain(amount(&Messages::new(language), given, Token::Alpha)), text);
        }
    }

    #[test]
    fn fractions_and_changes_are_percentages() {
        let messages = Messages::new(Language::English);
        for (fraction, text, signed) in [
            (0.159_6, "16 %", "+16.0 %"),
            (-0.015_2, "1.5 %", "−1.52 %"),
            (0.000_5, "0.05 %", "+0.05 %"),
            (0.000_001, "<0.01 %", "0.00 %"),
            (0.0, "0 %", "0.00 %"),
        ] {
            assert_eq!(plain(percent(&messages, fraction)), text);
            assert_eq!(plain(change(&messages, fraction)), signed);
        }
    }
}
