//! Numbers as people and spreadsheets write them.

use thiserror::Error;

use yuma_engine::quantity::RAO_PER_TAO;

/// The reason why a text is not a usable number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NumberError {
    /// The text is not a number.
    #[error("it is not a number")]
    NotANumber,
    /// The number is infinite or NaN.
    #[error("it is not a finite number")]
    NotFinite,
    /// The number is below zero.
    #[error("it is negative")]
    Negative,
    /// The number is above the limit of its unit.
    #[error("it is too large")]
    TooLarge,
    /// The part is above the whole.
    #[error("it is above 100 %")]
    AboveWhole,
    /// The stake is above the maximum supply.
    #[error("it is above the maximum supply of 21 million")]
    AboveSupply,
    /// The amount has more than nine decimals.
    #[error("it has more than nine decimals")]
    TooPrecise,
}

/// The separator before the fraction of a number. The other one of point and comma groups digits in threes.
///
/// A single separator before exactly three digits, as in `1,000` and `1.000`, is the only text whose value depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// A point: `1,000` is a thousand. For amounts, which are large.
    Point,
    /// A comma: `1.000` is a thousand.
    Comma,
    /// A single point or comma: `1,000` is one. Where a thousand is no valid value.
    Either,
}

/// Parses a finite non-negative number.
///
/// # Errors
/// Returns a [`NumberError`], but never [`NumberError::TooLarge`] or [`NumberError::TooPrecise`].
pub fn parse_number(text: &str, decimals: DecimalMark) -> Result<f64, NumberError> {
    let plain = plain(text, decimals);
    let unsigned = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let value = magnitude(unsigned).ok_or(NumberError::NotANumber)?;
    if !value.is_finite() {
        Err(NumberError::NotFinite)
    } else if value > 0.0 && plain.starts_with('-') {
        Err(NumberError::Negative)
    } else {
        Ok(value)
    }
}

/// Parses digits with a point and an exponent; with up to 15 digits the result is the nearest `f64`.
///
/// The standard library's parser would add ten incompressible kilobytes of powers for longer numbers.
fn magnitude(text: &str) -> Option<f64> {
    if ["nan", "inf", "infinity"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(f64::INFINITY);
    }
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut integer = 0.0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        integer = integer * 10.0 + f64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    let places = exponent.parse::<i32>().ok()?.saturating_sub(i32::try_from(fraction.len()).ok()?);
    let power = 10f64.powi(places.saturating_abs());
    let is_empty = whole.is_empty() && fraction.is_empty();
    (!is_empty).then(|| if places < 0 { integer / power } else { integer * power })
}

/// Parses an amount in units of 10^-9, exactly.
///
/// # Errors
/// Returns a [`NumberError`] if the text is not such an amount.
pub fn parse_amount(text: &str, decimals: DecimalMark) -> Result<u64, NumberError> {
    parse_number(text, decimals)?;
    let plain = plain(text, decimals);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return Err(NumberError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 9 {
        return Err(NumberError::TooPrecise);
    }
    format!("{whole}{fraction:0<9}").parse().map_err(|_| NumberError::TooLarge)
}

/// Writes an amount in units of 10^-9 in full, without unnecessary zeros.
pub fn written_amount(amount: u64) -> String {
    let (whole, fraction) = (amount / RAO_PER_TAO, amount % RAO_PER_TAO);
    let digits = format!("{fraction:09}");
    match digits.trim_end_matches('0') {
        "" => whole.to_string(),
        decimals => format!("{whole}.{decimals}"),
    }
}

/// Returns the number with a decimal point, without the narrow blanks that group digits.
fn plain(text: &str, decimals: DecimalMark) -> String {
    let ungrouped = half_width(text.trim()).replace(['\u{00A0}', '\u{202F}'], "");
    let signed = ungrouped.replace('\u{2212}', "-");
    match decimals {
        DecimalMark::Either | DecimalMark::Comma if !signed.contains('.') => signed.replacen(',', ".", 1),
        _ => signed,
    }
}

/// Returns a text with ASCII letters for the wide ones that Chinese input methods type: `１，０００` is `1,000`.
pub(crate) fn half_width(text: &str) -> String {
    const DISTANCE: u32 = '！' as u32 - '!' as u32;
    let half = |letter| if ('！'..='～').contains(&letter) { letter as u32 - DISTANCE } else { letter as u32 };
    text.chars().filter_map(|letter| char::from_u32(half(letter))).collect()
}

/// Returns whether a text is a number, perhaps with a percent sign, even one that is out of range.
pub(crate) fn is_number(text: &str, decimals: DecimalMark) -> bool {
    parse_number(text.trim_end_matches('%'), decimals) != Err(NumberError::NotANumber)
}
