//! Numbers as people and spreadsheets write them.

use thiserror::Error;

/// Why a text is no number that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NumberError {
    /// Something else than a number.
    #[error("it is not a number")]
    NotANumber,
    /// Infinite, or not a number by name.
    #[error("it is not a finite number")]
    NotFinite,
    /// Below zero.
    #[error("it is negative")]
    Negative,
    /// Above the limit of its unit.
    #[error("it is too large")]
    TooLarge,
    /// An amount with more than nine decimals.
    #[error("it has more than nine decimals")]
    TooPrecise,
}

/// What separates a number's decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimals {
    /// Only a point: the comma separates cells.
    Point,
    /// A point or a comma.
    PointOrComma,
}

/// A finite number that is not negative.
///
/// # Errors
/// [`NumberError`], but never that it is too large or too precise.
pub fn number(text: &str, decimals: Decimals) -> Result<f64, NumberError> {
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

/// The value of digits with a point and an exponent; with up to 15 digits the nearest there is.
///
/// The standard library's reader carries ten incompressible kilobytes of powers for the digits beyond.
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

/// An amount in units of 10^-9, exactly.
///
/// # Errors
/// [`NumberError`].
pub fn amount(text: &str, decimals: Decimals) -> Result<u64, NumberError> {
    number(text, decimals)?;
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

/// An amount of units of 10^-9 in full, without needless zeros.
pub fn written_amount(amount: u64) -> String {
    let (whole, fraction) = (amount / 1_000_000_000, amount % 1_000_000_000);
    let digits = format!("{fraction:09}");
    match digits.trim_end_matches('0') {
        "" => whole.to_string(),
        decimals => format!("{whole}.{decimals}"),
    }
}

/// The number with a decimal point, without the narrow blanks that group digits.
fn plain(text: &str, decimals: Decimals) -> String {
    let ungrouped = text.trim().replace(['\u{00A0}', '\u{202F}'], "");
    let signed = ungrouped.replace('\u{2212}', "-");
    match decimals {
        Decimals::PointOrComma if !signed.contains('.') => signed.replacen(',', ".", 1),
        _ => signed,
    }
}
