//! Numbers as people type them: grouped digits, a decimal comma, an exponent.

use super::decimal::{DecimalMark, NumberError, half_width, parse_amount};
use super::limits;

/// Rewrites a typed number with plain digits, a point before the fraction and its exponent; `None` if its separators
/// do not fit.
///
/// Wide letters stand for those of ASCII. Digits may be grouped by commas, points, blanks or apostrophes, in threes. If commas and points occur, the last of
/// them separates the fraction, whatever `mark` is.
pub fn plain_number(text: &str, mark: DecimalMark) -> Option<String> {
    let text = &*half_width(text);
    let (mantissa, exponent) = text.find(['e', 'E']).map_or((text, ""), |at| text.split_at(at));
    let mark = fraction_mark(mantissa, mark);
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
fn fraction_mark(mantissa: &str, mark: DecimalMark) -> Option<usize> {
    let last = mantissa.rfind([',', '.'])?;
    let (before, after) = (mantissa.get(..last)?, mantissa.get(last + 1..)?);
    let is_comma = mantissa.as_bytes().get(last) == Some(&b',');
    let is_other = if is_comma { mark == DecimalMark::Point } else { mark == DecimalMark::Comma };
    let groups = is_other && after.len() == 3 && before.len() <= 3 && !before.starts_with('0');
    match (before.contains(','), before.contains('.')) {
        (false, false) if groups => None,
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
    amount(text, DecimalMark::Point)
}

/// Parses an amount as [`typed_amount`] does, with another mark before the fraction.
pub(crate) fn amount(text: &str, mark: DecimalMark) -> Result<u64, NumberError> {
    let text = text.trim();
    let unit = text.chars().last().and_then(|unit| match unit.to_ascii_lowercase() {
        'k' => Some(1_000),
        'm' => Some(1_000_000),
        'g' => Some(1_000_000_000),
        _ => None,
    });
    let digits = if unit.is_some() { text.get(..text.len() - 1).unwrap_or_default() } else { text };
    let plain = plain_number(digits.trim_end(), mark).ok_or(NumberError::NotANumber)?;
    let (mantissa, exponent) = plain.split_once(['e', 'E']).unwrap_or((&plain, "0"));
    let amount =
        parse_amount(mantissa, DecimalMark::Point)?.checked_mul(unit.unwrap_or(1)).ok_or(NumberError::TooLarge)?;
    scaled(amount, exponent.parse().map_err(|_| NumberError::NotANumber)?)
}

/// Parses a stake as [`typed_amount`] does, with this mark before the fraction.
///
/// # Errors
/// Returns an error unless the text is an amount up to the maximum supply.
pub fn typed_stake(text: &str, mark: DecimalMark) -> Result<u64, NumberError> {
    match amount(text, mark) {
        Ok(amount) if amount > limits::AMOUNT => Err(NumberError::AboveSupply),
        Err(NumberError::TooLarge) => Err(NumberError::AboveSupply),
        read => read,
    }
}

/// Returns an amount read with a point and with a comma before the fraction, if both are at most the maximum supply and differ:
/// `1,000` and `1.000`.
pub fn readings(text: &str) -> Option<[u64; 2]> {
    let [point, comma] = [DecimalMark::Point, DecimalMark::Comma].map(|mark| typed_stake(text, mark).ok());
    Some([point?, comma?]).filter(|[point, comma]| point != comma)
}

impl DecimalMark {
    /// Returns the mark of a column, or `None` if no number proves one. It is a comma if some number proves this, as `1.000.000`
    /// does, and none proves a point.
    pub fn of_column<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let proofs: Vec<DecimalMark> = texts.filter_map(DecimalMark::proven_by).collect();
        let is_point = proofs.contains(&DecimalMark::Point);
        (!proofs.is_empty()).then_some(if is_point { DecimalMark::Point } else { DecimalMark::Comma })
    }

    /// Returns the mark of a number, or `None` if it fits both: `1,000` and `1.000`.
    fn proven_by(text: &str) -> Option<Self> {
        let number = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let mantissa = number.trim_start().split(['e', 'E']).next()?;
        let last = mantissa.rfind([',', '.'])?;
        let [point, comma] = [DecimalMark::Point, DecimalMark::Comma].map(|mark| fraction_mark(mantissa, mark));
        let is_comma = mantissa.as_bytes().get(last) == Some(&b',');
        // Without a fraction the separator groups digits.
        let is_fraction = point == Some(last);
        (point == comma).then_some(if is_comma == is_fraction { DecimalMark::Comma } else { DecimalMark::Point })
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

    fn check(mark: DecimalMark, text: &str, expected: Option<&str>) {
        assert_eq!(plain_number(text, mark).as_deref(), expected, "{text:?}, {mark:?}");
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
            ("１，０００．５", "1000.5"),
        ] {
            check(DecimalMark::Point, text, Some(expected));
        }
        check(DecimalMark::Either, "12,345", Some("12.345"));
    }

    #[test]
    fn separators_that_do_not_fit_are_refused() {
        for text in ["1,00,000", "1,0000,000", "1 00", "1,000 000", "1.5.5", "1,5,5", "1..5", "1,000.5,5", "1 000,00 0"]
        {
            check(DecimalMark::Point, text, None);
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
            (&["1.000.000", "1.5"], Point),
        ] {
            assert_eq!(DecimalMark::of_column(column.iter().copied()), Some(expected), "{column:?}");
        }
        assert_eq!(DecimalMark::of_column(["1,000", "2.000", "420 k", ""].into_iter()), None);
        assert_eq!(plain_number("1.000", Comma).as_deref(), Some("1000"));
        assert_eq!(plain_number("1,000", Comma).as_deref(), Some("1.000"));
        assert_eq!(plain_number("0.125", Comma).as_deref(), Some("0.125"));
    }
}
