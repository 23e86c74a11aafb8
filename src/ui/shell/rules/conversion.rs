//! Hyperparameters in human units and back, exact: whole numbers only, no floating point.
//!
//! A value between two raw ones becomes the nearer; one exactly between them becomes the one nearer to zero, so that
//! 50 % of 65535 is 32767, as the chain writes it.

use thiserror::Error;

use crate::engine::yuma::Unit;

/// Places behind the point that an amount of 10^-9 needs.
const PLACES_OF_AMOUNT: u32 = 9;
/// Places behind the point that tell all other raw values apart, but for proportions of 64 bits.
const PLACES: u32 = 4;
/// The last position of a slider, whose first is 0.
pub const LAST_POSITION: i128 = 1_000;

/// Why typed text is no value of a hyperparameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// It is no number.
    #[error("this is not a number")]
    NotANumber,
    /// It lies outside the range.
    #[error("this lies outside the range")]
    OutOfRange,
}

/// So many human units are so many raw ones.
fn scale(unit: Unit) -> (i128, i128) {
    match unit {
        Unit::Proportion { whole } => (100, whole),
        Unit::Multiple { one } => (1, one),
        Unit::Amount => (1, 1_000_000_000),
        Unit::Choice(_) | Unit::Blocks | Unit::Count => (1, 1),
    }
}

/// A raw value in human units: the shortest decimal that means it, cut to four places where that is longer.
pub fn human(unit: Unit, raw: i128) -> String {
    let (human, one) = scale(unit);
    let places = if unit == Unit::Amount { PLACES_OF_AMOUNT } else { PLACES };
    let written = |places: u32| decimal(nearest(raw * human * 10i128.pow(places), one), places);
    let means_it = |text: &String| raw_of(unit, text) == Ok(raw);
    (0..places).map(written).find(means_it).unwrap_or_else(|| written(places))
}

/// The raw value that is nearest to what was typed in human units.
///
/// # Errors
/// Text that is no number, or one outside the range.
pub fn typed_human(unit: Unit, range: (i128, i128), text: &str) -> Result<i128, EntryError> {
    within(range, raw_of(unit, text.trim().trim_end_matches(['%', '×', 'α']))?)
}

/// A raw value as typed.
///
/// # Errors
/// Text that is no whole number, or one outside the range.
pub fn typed_raw(range: (i128, i128), text: &str) -> Result<i128, EntryError> {
    match parsed(text)? {
        (digits, 0) => within(range, digits),
        _ => Err(EntryError::NotANumber),
    }
}

/// The slider's position for a raw value.
pub fn position((minimum, maximum): (i128, i128), raw: i128) -> i128 {
    nearest((raw - minimum) * LAST_POSITION, (maximum - minimum).max(1))
}

/// The raw value at a position of the slider.
pub fn at_position((minimum, maximum): (i128, i128), position: i128) -> i128 {
    minimum + nearest((maximum - minimum) * position.clamp(0, LAST_POSITION), LAST_POSITION)
}

fn within((minimum, maximum): (i128, i128), raw: i128) -> Result<i128, EntryError> {
    if (minimum..=maximum).contains(&raw) { Ok(raw) } else { Err(EntryError::OutOfRange) }
}

fn raw_of(unit: Unit, text: &str) -> Result<i128, EntryError> {
    let (human, one) = scale(unit);
    let (digits, places) = parsed(text)?;
    let divisor = 10i128.checked_pow(places).and_then(|power| power.checked_mul(human));
    match (digits.checked_mul(one), divisor) {
        (Some(dividend), Some(divisor)) => Ok(nearest(dividend, divisor)),
        _ => Err(EntryError::OutOfRange),
    }
}

/// The quotient by a positive divisor, rounded to the nearest, half towards zero.
fn nearest(dividend: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (dividend / divisor, dividend % divisor);
    if rest.abs() > divisor - rest.abs() { quotient + rest.signum() } else { quotient }
}

/// A decimal number as its digits and the places behind the point. Blanks group digits; a comma is a point.
fn parsed(text: &str) -> Result<(i128, u32), EntryError> {
    let plain: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let plain = plain.replace(',', ".").replace('−', "-");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    let digits = format!("{unsigned}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EntryError::NotANumber);
    }
    let magnitude: i128 = digits.parse().map_err(|_| EntryError::OutOfRange)?;
    let places = u32::try_from(fraction.len()).map_err(|_| EntryError::OutOfRange)?;
    Ok((if whole.starts_with('-') { -magnitude } else { magnitude }, places))
}

fn decimal(digits: i128, places: u32) -> String {
    let one = 10u128.pow(places);
    let (whole, fraction) = (digits.unsigned_abs() / one, digits.unsigned_abs() % one);
    let sign = if digits < 0 { "-" } else { "" };
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let fraction = format!("{fraction:0width$}", width = places as usize);
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::yuma::{Hyperparameter, Parameters};

    const SHARE: Unit = Unit::Proportion { whole: 65_535 };
    const FREE: (i128, i128) = (i128::MIN, i128::MAX);

    #[test]
    fn raw_values_are_shown_in_human_units() {
        for (unit, raw, expected) in [
            (SHARE, 0, "0"),
            (SHARE, 65_535, "100"),
            (SHARE, 32_767, "50"),
            (SHARE, 32_768, "50.001"),
            (SHARE, 1, "0.002"),
            (SHARE, 58_982, "90"),
            (Unit::Proportion { whole: 1_000_000 }, 900_000, "90"),
            (Unit::Proportion { whole: 1_000_000 }, 1, "0.0001"),
            (Unit::Proportion { whole: i128::from(u64::MAX) }, 971_718_665_099_567_868, "5.2677"),
            (Unit::Multiple { one: 100 }, 1_000, "10"),
            (Unit::Multiple { one: 100 }, -32_768, "-327.68"),
            (Unit::Multiple { one: 1_000 }, 13_889, "13.889"),
            (Unit::Amount, 1, "0.000000001"),
            (Unit::Amount, 1_500_000_000, "1.5"),
            (Unit::Blocks, 360, "360"),
            (Unit::Count, 64, "64"),
        ] {
            assert_eq!(human(unit, raw), expected, "{raw} of {unit:?}");
        }
    }

    #[test]
    fn what_is_typed_becomes_the_nearest_raw_value() {
        for (unit, text, expected) in [
            (SHARE, "50", Ok(32_767)),
            (SHARE, " 50 % ", Ok(32_767)),
            (SHARE, "50.001", Ok(32_768)),
            (SHARE, "33,3", Ok(21_823)),
            (SHARE, "0.001", Ok(1)),
            (SHARE, "0.0007", Ok(0)),
            (Unit::Proportion { whole: i128::from(u64::MAX) }, "100", Ok(i128::from(u64::MAX))),
            (Unit::Multiple { one: 100 }, "−2.5", Ok(-250)),
            (Unit::Multiple { one: 1_000 }, "1.", Ok(1_000)),
            (Unit::Amount, "1 000.5", Ok(1_000_500_000_000)),
            (Unit::Blocks, "360", Ok(360)),
            (SHARE, "", Err(EntryError::NotANumber)),
            (SHARE, "-", Err(EntryError::NotANumber)),
            (SHARE, ".", Err(EntryError::NotANumber)),
            (SHARE, "1e3", Err(EntryError::NotANumber)),
            (SHARE, "NaN", Err(EntryError::NotANumber)),
            (SHARE, "1.2.3", Err(EntryError::NotANumber)),
            (SHARE, "--1", Err(EntryError::NotANumber)),
            (SHARE, "99999999999999999999999999999999999999999", Err(EntryError::OutOfRange)),
        ] {
            assert_eq!(typed_human(unit, FREE, text), expected, "{text:?} of {unit:?}");
        }
    }

    #[test]
    fn values_outside_the_range_are_refused() {
        assert_eq!(typed_human(SHARE, (0, 65_535), "100.1"), Err(EntryError::OutOfRange));
        assert_eq!(typed_human(SHARE, (0, 65_535), "-1"), Err(EntryError::OutOfRange));
        assert_eq!(typed_raw((0, 65_535), "65536"), Err(EntryError::OutOfRange));
        assert_eq!(typed_raw((0, 65_535), "65 535"), Ok(65_535));
        assert_eq!(typed_raw((0, 65_535), "1.5"), Err(EntryError::NotANumber));
    }

    #[test]
    fn every_share_survives_its_human_form() {
        for share in 0..=65_535 {
            assert_eq!(typed_human(SHARE, FREE, &human(SHARE, share)), Ok(share));
        }
    }

    #[test]
    fn sliders_reach_both_ends() {
        for hyperparameter in Hyperparameter::ALL {
            let range = hyperparameter.range();
            assert_eq!(at_position(range, 0), range.0, "{}", hyperparameter.id());
            assert_eq!(at_position(range, LAST_POSITION), range.1, "{}", hyperparameter.id());
        }
        let range = Hyperparameter::Kappa.range();
        assert_eq!(at_position(range, 500), 32_767);
        assert_eq!(position(range, Hyperparameter::Kappa.get(&Parameters::default())), 500);
    }
}
