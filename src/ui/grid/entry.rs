//! Parses text typed into cells: percentages for weights and bonds, amounts for stakes.

use crate::ui::format;
use yuma_engine::quantity::{Alpha, Millionths, Share};
use yuma_scenario::{DecimalMark, NumberError, parse_number, plain_number, typed_stake};

/// Parses a part in percent: "40", "12.5 %", "12,5", "1e1"; at most 100.
///
/// # Errors
/// Returns an error unless the text is a number between 0 and 100.
pub fn percent(text: &str) -> Result<Millionths, NumberError> {
    let number = bounded(text.trim().trim_end_matches('%').trim_end(), DecimalMark::Either, 100.0)?;
    Ok(Millionths((number * 10_000.0).round() as u64))
}

/// Parses a stored proportion in units of 1/65535. `1,000` is a thousand, because stored proportions are whole numbers.
///
/// # Errors
/// Returns an error unless the text is a number between 0 and 65535.
pub fn stored(text: &str) -> Result<Share, NumberError> {
    Ok(Share(bounded(text.trim(), DecimalMark::Point, 65_535.0)?.round() as u16))
}

fn bounded(text: &str, mark: DecimalMark, largest: f64) -> Result<f64, NumberError> {
    let plain = plain_number(text, mark).ok_or(NumberError::NotANumber)?;
    let number = parse_number(&plain, DecimalMark::Point)?;
    if number > largest { Err(NumberError::AboveWhole) } else { Ok(number) }
}

/// Returns the stored proportion of a part of 65535.
pub fn share_of(part: Millionths) -> Share {
    Share((part.0.min(1_000_000) as f64 / 1e6 * 65_535.0).round() as u16)
}

/// Parses a stake with or without a unit, exactly: "420 k", "1.5M", "0.001", "1,000,000.5", "1e6". `1,000` is a thousand.
///
/// # Errors
/// Returns an error unless the text is an amount up to the maximum supply.
pub fn amount(text: &str) -> Result<Alpha, NumberError> {
    typed_stake(text, DecimalMark::Point).map(Alpha)
}

/// Returns the initial text of an editor for a stored proportion: its part of `whole` in percent without the sign, as short as
/// the rounding of stored values admits.
pub fn percent_draft(share: Share, whole: u64) -> String {
    let percent = f64::from(share.0) / whole.max(1) as f64 * 100.0;
    let unit = 100.0 / whole.max(1) as f64;
    let is_close = |digits: usize| {
        let one = (0..digits).fold(1.0, |one, _| one * 10.0);
        let read = (percent * one).round() / one;
        let is_close = (read - percent).abs() <= 2.0 * unit && (share == Share(0) || read > 0.0);
        is_close.then(|| format::fixed(percent, digits))
    };
    let shortest = (1..7).find_map(is_close);
    format::trimmed(shortest.unwrap_or_else(|| format::fixed(percent, 7)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_scenario::written_amount;

    #[test]
    fn percents_are_read() {
        for (text, expected) in [
            ("40", Ok(Millionths(400_000))),
            (" 12.5 % ", Ok(Millionths(125_000))),
            ("12,5", Ok(Millionths(125_000))),
            ("0", Ok(Millionths(0))),
            ("100", Ok(Millionths(1_000_000))),
            ("100.1", Err(NumberError::AboveWhole)),
            ("1e400", Err(NumberError::NotFinite)),
            ("NaN", Err(NumberError::NotFinite)),
            ("-3", Err(NumberError::Negative)),
            ("", Err(NumberError::NotANumber)),
            ("1.", Ok(Millionths(10_000))),
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
            ("21,000,000", Ok(Alpha(21_000_000_000_000_000))),
            ("21,000,000.000000001", Err(NumberError::AboveSupply)),
            ("25M", Err(NumberError::AboveSupply)),
            ("1e30", Err(NumberError::AboveSupply)),
            ("999999999999999999999", Err(NumberError::AboveSupply)),
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
            ("５", Ok(Alpha(5_000_000_000))),
        ] {
            assert_eq!(amount(text), expected, "{text:?}");
        }
    }

    #[test]
    fn drafts_are_short() {
        for (share, whole, text) in [
            (0, 65_535, "0"),
            (26_214, 65_535, "40"),
            // Normalized rows hold values off by one.
            (36_043, 65_535, "55"),
            (1, 65_535, "0.002"),
            (8_192, 65_535, "12.5"),
            (65_535, 131_070, "50"),
            (25_000, 131_070, "19.074"),
            (1, 3, "33.3"),
        ] {
            assert_eq!(percent_draft(Share(share), whole), text, "{share} of {whole}");
        }
    }

    #[test]
    fn stored_values_are_read() {
        for (text, expected) in [
            ("26214", Ok(Share(26_214))),
            ("1,000", Ok(Share(1_000))),
            ("65535", Ok(Share::ONE)),
            ("65536", Err(NumberError::AboveWhole)),
        ] {
            assert_eq!(stored(text), expected, "{text}");
        }
    }

    #[test]
    fn amounts_survive_their_draft() {
        for rao in [0, 1, 999_999_999, 1_000_000_000, 420_000_000_000_000, 1_894_367_125_000_001] {
            assert_eq!(amount(&written_amount(rao)), Ok(Alpha(rao)), "{rao}");
        }
    }
}
