//! Numbers as people type them: grouped digits, a decimal comma, an exponent.

use std::borrow::Cow;

use super::decimal::{Decimals, NumberError, parse_amount};
use super::limits;

/// The reading of a single comma before exactly three digits, as in `1,000`: the only text with two meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoneComma {
    /// It groups digits: a thousand. For amounts, which are large.
    Groups,
    /// It separates the fraction: one. Where a thousand is no valid value.
    Fraction,
}

/// Rewrites a typed number with plain digits, a point before the fraction and its exponent; `None` if its separators
/// do not fit.
///
/// Digits may be grouped by commas, points, blanks or apostrophes, in threes. If commas and points occur, the last of
/// them separates the fraction. A single point always does, because the page writes numbers in this way.
pub fn plain_number(text: &str, comma: LoneComma) -> Option<String> {
    let (mantissa, exponent) = text.find(['e', 'E']).map_or((text, ""), |at| text.split_at(at));
    let mark = fraction_mark(mantissa, comma);
    let mut plain = String::new();
    // The separator of the groups, and the digits since the last one.
    let (mut separator, mut digits) = (None, 0);
    for (at, letter) in mantissa.char_indices() {
        if Some(at) == mark {
            if separator.is_some() && digits != 3 {
                return None;
            }
            plain.push('.');
        } else if matches!(letter, ',' | '.' | '\'' | '\u{2019}' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}') {
            let is_first = separator.is_none() && (1..=3).contains(&digits);
            if !is_first && (separator != Some(letter) || digits != 3) || mark.is_some_and(|mark| at > mark) {
                return None;
            }
            (separator, digits) = (Some(letter), 0);
        } else {
            digits += usize::from(letter.is_ascii_digit());
            plain.push(if letter == '\u{2212}' { '-' } else { letter });
        }
    }
    if separator.is_some() && mark.is_none() && digits != 3 {
        return None;
    }
    plain.push_str(exponent);
    Some(plain)
}

/// Returns the index of the separator before the fraction.
fn fraction_mark(mantissa: &str, comma: LoneComma) -> Option<usize> {
    let last = mantissa.rfind([',', '.'])?;
    let (before, after) = (mantissa.get(..last)?, mantissa.get(last + 1..)?);
    let is_comma = mantissa.as_bytes().get(last) == Some(&b',');
    let groups = comma == LoneComma::Groups && after.len() == 3 && before.len() <= 3 && !before.starts_with('0');
    match (before.contains(','), before.contains('.')) {
        (false, false) if is_comma && groups => None,
        (false, false) => Some(last),
        // Both kinds occur: the last one is the other one.
        (true, false) if !is_comma => Some(last),
        (false, true) if is_comma => Some(last),
        _ => None,
    }
}

/// Parses an amount with or without a unit to units of 10^-9, exactly: "420 k", "1.5M", "0.001", "1,000,000.5", "1e6".
/// `1,000` is a thousand.
///
/// # Errors
/// Returns an error unless the text is an amount that fits into 64 bits of 10^-9.
pub fn typed_amount(text: &str) -> Result<u64, NumberError> {
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
    scaled(amount, exponent.parse().map_err(|_| NumberError::NotANumber)?)
}

/// Parses a stake as [`typed_amount`] does.
///
/// # Errors
/// Returns an error unless the text is an amount up to the maximum supply.
pub fn typed_stake(text: &str) -> Result<u64, NumberError> {
    match typed_amount(text) {
        Ok(amount) if amount > limits::AMOUNT => Err(NumberError::AboveSupply),
        Err(NumberError::TooLarge) => Err(NumberError::AboveSupply),
        read => read,
    }
}

/// The separator before the fraction in a column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    /// A point. Commas group digits.
    Point,
    /// A comma. Points group digits.
    Comma,
}

impl DecimalMark {
    /// Returns the mark of a column. It is a comma if some number proves this, as `1.000.000` does, and none proves a point.
    pub(crate) fn of_column<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let proofs: Vec<DecimalMark> = texts.filter_map(DecimalMark::proven_by).collect();
        if proofs.contains(&DecimalMark::Comma) && !proofs.contains(&DecimalMark::Point) {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        }
    }

    /// Returns the mark of a number, or `None` if it fits both: `1,000` and `1.000`.
    fn proven_by(text: &str) -> Option<Self> {
        let number = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let mantissa = number.trim_start().split(['e', 'E']).next()?;
        let last = mantissa.rfind([',', '.'])?;
        let (before, after) = (mantissa.get(..last)?, mantissa.get(last + 1..)?);
        let is_grouped = (1..=3).contains(&before.len()) && !before.starts_with('0') && after.len() == 3;
        if is_grouped && !before.contains([',', '.']) {
            return None;
        }
        let is_comma = mantissa.as_bytes().get(last) == Some(&b',');
        // Without a fraction the separator groups digits.
        let is_fraction = fraction_mark(mantissa, LoneComma::Groups) == Some(last);
        Some(if is_comma == is_fraction { DecimalMark::Comma } else { DecimalMark::Point })
    }

    /// Rewrites a number with a point before the fraction.
    pub(crate) fn with_point(self, text: &str) -> Cow<'_, str> {
        let swapped = |letter| match letter {
            ',' => '.',
            '.' => ',',
            other => other,
        };
        match self {
            DecimalMark::Point => text.into(),
            DecimalMark::Comma => text.chars().map(swapped).collect::<String>().into(),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(comma: LoneComma, text: &str, expected: Option<&str>) {
        assert_eq!(plain_number(text, comma).as_deref(), expected, "{text:?}, {comma:?}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("1000", "1000"),
            ("1,000", "1000"),
            ("1 000", "1000"),
            ("1\u{202F}000", "1000"),
            ("1'000", "1000"),
            ("1,000,000.5", "1000000.5"),
            ("1.000.000,5", "1000000.5"),
            ("1.000.000", "1000000"),
            ("1,5", "1.5"),
            ("0,125", "0.125"),
            ("1.125", "1.125"),
            ("1234,567", "1234.567"),
            ("1e6", "1e6"),
            ("1,5e-3", "1.5e-3"),
            (".5", ".5"),
            ("5.", "5."),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
        ] {
            check(LoneComma::Groups, text, Some(expected));
        }
        check(LoneComma::Fraction, "12,345", Some("12.345"));
    }

    #[test]
    fn separators_that_do_not_fit_are_refused() {
        for text in ["1,00,000", "1,0000,000", "1 00", "1,000 000", "1.5.5", "1,5,5", "1..5", "1,000.5,5", "1 000,00 0"]
        {
            check(LoneComma::Groups, text, None);
        }
    }

    #[test]
    fn one_number_proves_the_separators_of_its_column() {
        use DecimalMark::{Comma, Point};
        for (column, expected) in [
            (&["1.000.000", "2.000"][..], Comma),
            (&["2.000", "1,5"], Comma),
            (&["1.000,5", "2,000"], Comma),
            (&["0,125", "1.000"], Comma),
            (&["1,000,000", "2.000"], Point),
            (&["1,000.5", "2.000"], Point),
            (&["1.5", "2,000"], Point),
            (&["1,000", "2.000", "420 k", ""], Point),
            (&["1.000.000", "1.5"], Point),
        ] {
            assert_eq!(DecimalMark::of_column(column.iter().copied()), expected, "{column:?}");
        }
        assert_eq!(Comma.with_point("1.000,5"), "1,000.5");
    }
}
