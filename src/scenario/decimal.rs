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
    let value: f64 = plain.parse().map_err(|_| NumberError::NotANumber)?;
    if !value.is_finite() {
        Err(NumberError::NotFinite)
    } else if value < 0.0 {
        Err(NumberError::Negative)
    } else {
        Ok(value)
    }
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
