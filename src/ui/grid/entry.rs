//! Parses text typed into cells: percentages for weights and bonds, amounts for stakes.

use crate::ui::format;
use yuma_engine::quantity::{Alpha, Share};
use yuma_scenario::{Decimals, LoneComma, NumberError, parse_amount, parse_number, plain_number};

/// Parses a proportion in percent: "40", "12.5 %", "12,5", "1e1"; at most 100.
///
/// # Errors
/// Returns an error unless the text is a number between 0 and 100.
pub fn percent(text: &str) -> Result<Share, NumberError> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let plain = plain_number(text, LoneComma::Fraction).ok_or(NumberError::NotANumber)?;
    let number = parse_number(&plain, Decimals::Point)?;
    if number > 100.0 {
        return Err(NumberError::TooLarge);
    }
    Ok(Share((number / 100.0 * 65_535.0).round() as u16))
}

/// Parses an amount with or without a unit, exactly: "420 k", "1.5M", "0.001", "1,000,000.5", "1e6". `1,000` is a thousand.
///
/// # Errors
/// Returns an error unless the text is an amount that fits into 64 bits of 10^-9.
pub fn amount(text: &str) -> Result<Alpha, NumberError> {
    let text = text.trim();
    let unit = text.chars().last().and_then(|unit| match unit.to_ascii_lowercase() {
        'k' => Some(1_000),
        'm' => Some(1_000_000),
        'g' => Some(1_000_000_000),
        _ => None,
    });
    let digits = if unit.is_some() { text.get(..text.len() - 1).unwrap_or_default() } else { text };
    let plain = plain_number(digits.trim_end(), LoneComma::Groups).ok_or(NumberError::NotANumber)?;
    let (mantissa, exponent) = plain.split_once(['e', 'E']).unwrap_or((&plain, "0"));
    let amount =
        parse_amount(mantissa, Decimals::Point)?.checked_mul(unit.unwrap_or(1)).ok_or(NumberError::TooLarge)?;
    scaled(amount, exponent.parse().map_err(|_| NumberError::NotANumber)?).map(Alpha)
}

/// Multiplies an amount by a power of ten, exactly.
fn scaled(amount: u64, exponent: i32) -> Result<u64, NumberError> {
    let power = 10u64.checked_pow(exponent.unsigned_abs());
    match power {
        Some(power) if exponent >= 0 => amount.checked_mul(power).ok_or(NumberError::TooLarge),
        Some(power) if amount.is_multiple_of(power) => Ok(amount / power),
        None if exponent >= 0 && amount > 0 => Err(NumberError::TooLarge),
        _ if amount == 0 => Ok(0),
        _ => Err(NumberError::TooPrecise),
    }
}

/// Returns the initial text of an editor for a proportion: the percentage without the sign, exact enough to parse to the
/// same value.
pub fn percent_draft(share: Share) -> String {
    let short = (1..4).map(|digits| format::fixed(f64::from(share.0) / 655.35, digits));
    let exact = short.into_iter().find(|text| percent(text) == Ok(share));
    exact.map_or_else(|| share.0.to_string(), |text| trimmed(&text))
}

/// Returns the initial text of an editor for an amount.
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
            ("100.1", Err(NumberError::TooLarge)),
            ("1e400", Err(NumberError::NotFinite)),
            ("NaN", Err(NumberError::NotFinite)),
            ("-3", Err(NumberError::Negative)),
            ("", Err(NumberError::NotANumber)),
            ("1.", Ok(Share(655))),
            ("abc", Err(NumberError::NotANumber)),
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
            ("999999999999999999999", Err(NumberError::TooLarge)),
            ("1,000", Ok(Alpha(1_000_000_000_000))),
            ("1 000 000", Ok(Alpha(1_000_000_000_000_000))),
            ("1.000.000,5", Ok(Alpha(1_000_000_500_000_000))),
            ("1,5", Ok(Alpha(1_500_000_000))),
            ("1e3", Ok(Alpha(1_000_000_000_000))),
            ("1e-9", Ok(Alpha(1))),
            ("1e-10", Err(NumberError::TooPrecise)),
            ("1,00,000", Err(NumberError::NotANumber)),
            ("-1", Err(NumberError::Negative)),
            ("k", Err(NumberError::NotANumber)),
            ("５", Err(NumberError::NotANumber)),
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
