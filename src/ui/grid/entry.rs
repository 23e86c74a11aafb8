//! What a person types into a cell: percents for weights and bonds, amounts for stakes.

use thiserror::Error;

use crate::engine::quantity::{Alpha, Share};

/// Why typed text is no value.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum EntryError {
    /// It is no number.
    #[error("this is not a number")]
    NotANumber,
    /// It is below zero.
    #[error("a value cannot be negative")]
    Negative,
    /// It is above what the chain can store.
    #[error("this is more than the chain can store")]
    TooLarge,
}

/// A proportion typed in percent: "40", "12.5 %", "12,5"; at most 100.
///
/// # Errors
/// Text that is no number between 0 and 100.
pub fn percent(text: &str) -> Result<Share, EntryError> {
    let number = number(text.trim().trim_end_matches('%'))?;
    if number > 100.0 {
        return Err(EntryError::TooLarge);
    }
    Ok(Share((number / 100.0 * 65_535.0).round() as u16))
}

/// An amount typed with or without a unit: "420 k", "1.5M", "0.001"; at most what 64 bits hold of 10^-9.
///
/// Digits are taken exactly; what lies beyond 10^-9 is cut off.
///
/// # Errors
/// Text that is no amount.
pub fn amount(text: &str) -> Result<Alpha, EntryError> {
    let text = text.trim();
    let unit = text.chars().last().and_then(|unit| match unit.to_ascii_lowercase() {
        'k' => Some(3),
        'm' => Some(6),
        'g' => Some(9),
        _ => None,
    });
    let digits = if unit.is_some() { text.get(..text.len() - 1).unwrap_or_default() } else { text };
    number(digits)?;
    let smallest = scaled(&plain(digits), 9 + unit.unwrap_or(0)).ok_or(EntryError::TooLarge)?;
    u64::try_from(smallest).map(Alpha).map_err(|_| EntryError::TooLarge)
}

/// A plain decimal times a power of ten, cut to a whole number; none if it does not fit.
fn scaled(decimal: &str, power: usize) -> Option<u128> {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = whole.chars().chain(fraction.chars().chain(std::iter::repeat('0')).take(power));
    digits
        .filter_map(|digit| digit.to_digit(10))
        .try_fold(0u128, |sum, digit| sum.checked_mul(10)?.checked_add(u128::from(digit)))
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if letter == ',' { '.' } else { letter })
        .collect()
}

fn number(text: &str) -> Result<f64, EntryError> {
    let plain = plain(text);
    let is_decimal = plain.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+'));
    let number: f64 = plain.parse().ok().filter(|_| is_decimal).ok_or(EntryError::NotANumber)?;
    if number < 0.0 { Err(EntryError::Negative) } else { Ok(number) }
}

/// What an editor starts with for a proportion: the percent without its sign, exact enough to come back as the same.
pub fn percent_draft(share: Share) -> String {
    let short = (1..4).map(|digits| format!("{:.digits$}", f64::from(share.0) / 655.35));
    let exact = short.into_iter().find(|text| percent(text) == Ok(share));
    exact.map_or_else(|| share.0.to_string(), |text| trimmed(&text))
}

/// What an editor starts with for an amount.
pub fn amount_draft(amount: Alpha) -> String {
    trimmed(&format!("{}.{:09}", amount.0 / 1_000_000_000, amount.0 % 1_000_000_000))
}

fn trimmed(text: &str) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_are_read() {
        for (text, expected) in [
            ("40", Ok(Share(26_214))),
            (" 12.5 % ", Ok(Share(8_192))),
            ("12,5", Ok(Share(8_192))),
            ("0", Ok(Share(0))),
            ("100", Ok(Share(65_535))),
            ("100.1", Err(EntryError::TooLarge)),
            ("1e400", Err(EntryError::NotANumber)),
            ("NaN", Err(EntryError::NotANumber)),
            ("-3", Err(EntryError::Negative)),
            ("", Err(EntryError::NotANumber)),
            ("1.", Ok(Share(655))),
            ("abc", Err(EntryError::NotANumber)),
        ] {
            assert_eq!(percent(text), expected, "{text:?}");
        }
    }

    #[test]
    fn amounts_are_read() {
        for (text, expected) in [
            ("420 k", Ok(Alpha(420_000_000_000_000))),
            ("1.5M", Ok(Alpha(1_500_000_000_000_000))),
            ("0.000000001", Ok(Alpha(1))),
            ("999999999999999999999", Err(EntryError::TooLarge)),
            ("1e3", Err(EntryError::NotANumber)),
            ("-1", Err(EntryError::Negative)),
            ("k", Err(EntryError::NotANumber)),
            ("５", Err(EntryError::NotANumber)),
        ] {
            assert_eq!(amount(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_proportion_survives_its_draft() {
        for share in (0..=u16::MAX).map(Share) {
            assert_eq!(percent(&percent_draft(share)), Ok(share), "{share:?}");
        }
    }

    #[test]
    fn amounts_survive_their_draft() {
        for rao in [0, 1, 999_999_999, 1_000_000_000, 420_000_000_000_000, 1_894_367_125_000_001] {
            assert_eq!(amount(&amount_draft(Alpha(rao))), Ok(Alpha(rao)), "{rao}");
        }
    }
}
