//! Converts hyperparameters to human units and back exactly, with integers only.
//!
//! A value between two raw ones is rounded to the nearer one. A value exactly between them is rounded to the default if
//! that is one of the two, else toward zero: 50 % of 65535 is 32767 for kappa, and 70 % is 45875 for alpha low, as on the
//! chain.

use std::cmp::Ordering;

use thiserror::Error;

use yuma_engine::quantity::RAO_PER_TAO;
use yuma_engine::yuma::{Hyperparameter, Unit};
use yuma_scenario::{DecimalMark, live_parameters, plain_number};

/// The number of decimals of an amount of 10^-9.
const AMOUNT_DECIMALS: u32 = 9;
/// The number of decimals that distinguish all other raw values, except proportions of 64 bits.
const DECIMALS: u32 = 4;
/// The last position of a slider; the first is 0.
pub const LAST_POSITION: i128 = 1_000;

/// The reason why typed text is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// It is not a number.
    #[error("this is not a number")]
    NotANumber,
    /// It is outside of the range.
    #[error("outside the range")]
    OutOfRange,
    /// It may be a percentage or a fraction of one: 0.5 is 0.5 % on the page and 50 % on the chain.
    #[error("a percentage or a fraction?")]
    Ambiguous {
        /// The raw value if it is a percentage.
        as_percent: i128,
        /// The raw value if it is a fraction of one.
        as_fraction: i128,
    },
}

/// The range of raw values and their meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The unit.
    pub unit: Unit,
    /// The smallest and the largest raw value.
    pub range: (i128, i128),
    /// The raw value of a new subnet on the chain.
    pub default: i128,
}

impl Scale {
    /// Returns the scale of a hyperparameter.
    pub fn of(hyperparameter: Hyperparameter) -> Self {
        let default = hyperparameter.get(&live_parameters());
        Scale { unit: hyperparameter.unit(), range: hyperparameter.range(), default }
    }

    /// Returns whether the value is an amount of tokens.
    pub fn is_amount(&self) -> bool {
        matches!(self.unit, Unit::Amount)
    }

    /// Formats a raw value in human units: the shortest decimal that parses to it, with at most four decimals.
    pub fn human(&self, raw: i128) -> String {
        let (human, one) = self.ratio();
        let decimals = if self.unit == Unit::Amount { AMOUNT_DECIMALS } else { DECIMALS };
        let written = |decimals: u32| decimal(nearest(raw * human * 10i128.pow(decimals), one, 0), decimals);
        let means_it = |text: &String| self.raw(text) == Ok(raw);
        (0..decimals).map(written).find(means_it).unwrap_or_else(|| written(decimals))
    }

    /// Parses a value in human units to the nearest raw value.
    ///
    /// # Errors
    /// Returns an error unless the text is a number within the range.
    pub fn typed_human(&self, text: &str) -> Result<i128, EntryError> {
        let number = text.trim().trim_end_matches(['%', '×', 'α']).trim_end();
        let raw = self.within(self.raw(number)?)?;
        let has_unit = number.len() < text.trim().len();
        match self.as_fraction(number)? {
            Some(as_fraction) if !has_unit => Err(EntryError::Ambiguous { as_percent: raw, as_fraction }),
            // Of large whole numbers, several raw values have the same text.
            _ if self.human(raw) == self.human(self.default) => Ok(self.default),
            _ => Ok(raw),
        }
    }

    /// Returns the raw value of a proportion that may be written as a fraction of one; `None` for other numbers.
    fn as_fraction(&self, number: &str) -> Result<Option<i128>, EntryError> {
        let Unit::Proportion { whole } = self.unit else { return Ok(None) };
        let (digits, decimals) = parsed(number, DecimalMark::Either)?;
        let one = 10i128.checked_pow(decimals).ok_or(EntryError::OutOfRange)?;
        let is_fraction = decimals > 0 && digits > 0 && digits <= one;
        Ok(digits.checked_mul(whole).filter(|_| is_fraction).map(|dividend| nearest(dividend, one, self.default)))
    }

    /// Parses a raw value.
    ///
    /// # Errors
    /// Returns an error unless the text is a whole number within the range.
    pub fn typed_raw(&self, text: &str) -> Result<i128, EntryError> {
        match parsed(text, DecimalMark::Point)? {
            (digits, 0) => self.within(digits),
            _ => Err(EntryError::NotANumber),
        }
    }

    /// Returns the slider's position for a raw value.
    pub fn position(&self, raw: i128) -> i128 {
        let (minimum, maximum) = self.range;
        nearest((raw - minimum) * LAST_POSITION, (maximum - minimum).max(1), 0)
    }

    /// Returns the raw value at a position of the slider.
    pub fn at_position(&self, position: i128) -> i128 {
        let (minimum, maximum) = self.range;
        let way = (maximum - minimum) * position.clamp(0, LAST_POSITION);
        minimum + nearest(way, LAST_POSITION, self.default - minimum)
    }

    /// Returns the ratio of human units to raw ones.
    fn ratio(&self) -> (i128, i128) {
        match self.unit {
            Unit::Proportion { whole } => (100, whole),
            Unit::Multiple { one } => (1, one),
            Unit::Amount => (1, RAO_PER_TAO.into()),
            Unit::Choice(_) | Unit::Blocks | Unit::Count => (1, 1),
        }
    }

    fn raw(&self, text: &str) -> Result<i128, EntryError> {
        let (human, one) = self.ratio();
        let mark = match self.unit {
            Unit::Proportion { .. } | Unit::Multiple { .. } => DecimalMark::Either,
            Unit::Amount | Unit::Blocks | Unit::Count | Unit::Choice(_) => DecimalMark::Point,
        };
        let (digits, decimals) = parsed(text, mark)?;
        let divisor = 10i128.checked_pow(decimals).and_then(|power| power.checked_mul(human));
        match (digits.checked_mul(one), divisor) {
            (Some(dividend), Some(divisor)) => Ok(nearest(dividend, divisor, self.default)),
            _ => Err(EntryError::OutOfRange),
        }
    }

    fn within(&self, raw: i128) -> Result<i128, EntryError> {
        let (minimum, maximum) = self.range;
        if (minimum..=maximum).contains(&raw) { Ok(raw) } else { Err(EntryError::OutOfRange) }
    }
}

/// Divides by a positive divisor and rounds to the nearest; half to the preferred value, else toward zero.
fn nearest(dividend: i128, divisor: i128, preferred: i128) -> i128 {
    let (quotient, rest) = (dividend / divisor, dividend % divisor);
    let beyond = quotient + rest.signum();
    match rest.abs().cmp(&(divisor - rest.abs())) {
        Ordering::Less => quotient,
        Ordering::Greater => beyond,
        Ordering::Equal if preferred == beyond => beyond,
        Ordering::Equal => quotient,
    }
}

/// Parses a decimal number to its digits and the number of decimals.
fn parsed(text: &str, mark: DecimalMark) -> Result<(i128, u32), EntryError> {
    let plain = plain_number(text.trim(), mark).ok_or(EntryError::NotANumber)?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    let digits = format!("{unsigned}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EntryError::NotANumber);
    }
    let magnitude: i128 = digits.parse().map_err(|_| EntryError::OutOfRange)?;
    let decimals = u32::try_from(fraction.len()).map_err(|_| EntryError::OutOfRange)?;
    Ok((if whole.starts_with('-') { -magnitude } else { magnitude }, decimals))
}

fn decimal(digits: i128, decimals: u32) -> String {
    let one = 10u128.pow(decimals);
    let (whole, fraction) = (digits.unsigned_abs() / one, digits.unsigned_abs() % one);
    let sign = if digits < 0 { "-" } else { "" };
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let fraction = format!("{fraction:0width$}", width = decimals as usize);
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARE: Unit = Unit::Proportion { whole: 65_535 };
    const MILLIONTHS: Unit = Unit::Proportion { whole: 1_000_000 };
    const WIDE: Unit = Unit::Proportion { whole: u64::MAX as i128 };

    fn free(unit: Unit) -> Scale {
        Scale { unit, range: (i128::MIN, i128::MAX), default: 0 }
    }

    #[test]
    fn raw_values_are_shown_in_human_units() {
        for (unit, raw, expected) in [
            (SHARE, 0, "0"),
            (SHARE, 65_535, "100"),
            (SHARE, 32_767, "50"),
            (SHARE, 32_768, "50.001"),
            (SHARE, 1, "0.002"),
            (MILLIONTHS, 900_000, "90"),
            (MILLIONTHS, 1, "0.0001"),
            (WIDE, 971_718_665_099_567_868, "5.2677"),
            (Unit::Multiple { one: 100 }, 1_000, "10"),
            (Unit::Multiple { one: 100 }, -32_768, "-327.68"),
            (Unit::Multiple { one: 1_000 }, 13_889, "13.889"),
            (Unit::Amount, 1, "0.000000001"),
            (Unit::Amount, 1_500_000_000, "1.5"),
            (Unit::Blocks, 360, "360"),
            (Unit::Count, 64, "64"),
        ] {
            assert_eq!(free(unit).human(raw), expected, "{raw} of {unit:?}");
        }
    }

    #[test]
    fn the_live_defaults_of_the_chain_are_round() {
        for (hyperparameter, expected) in [
            (Hyperparameter::Kappa, "50"),
            (Hyperparameter::BondsPenalty, "100"),
            (Hyperparameter::BondsMovingAverage, "90"),
            (Hyperparameter::AlphaLow, "70"),
            (Hyperparameter::AlphaHigh, "90"),
            (Hyperparameter::TaoWeight, "18"),
            (Hyperparameter::StakeThreshold, "1000"),
            (Hyperparameter::MaxAllowedValidators, "64"),
        ] {
            let scale = Scale::of(hyperparameter);
            assert_eq!(scale.human(scale.default), expected, "{}", hyperparameter.id());
            assert_eq!(scale.typed_human(expected), Ok(scale.default), "{}", hyperparameter.id());
        }
    }

    #[test]
    fn what_is_typed_becomes_the_nearest_raw_value() {
        for (unit, text, expected) in [
            (SHARE, "50", Ok(32_767)),
            (SHARE, " 50 % ", Ok(32_767)),
            (SHARE, "50.001", Ok(32_768)),
            (SHARE, "33,3", Ok(21_823)),
            (SHARE, "0.001 %", Ok(1)),
            (SHARE, "0.0007%", Ok(0)),
            (SHARE, "0.5", Err(EntryError::Ambiguous { as_percent: 328, as_fraction: 32_767 })),
            (SHARE, "1", Ok(655)),
            (SHARE, "1.5", Ok(983)),
            (WIDE, "100", Ok(i128::from(u64::MAX))),
            (Unit::Multiple { one: 100 }, "−2.5", Ok(-250)),
            (Unit::Multiple { one: 1_000 }, "1.", Ok(1_000)),
            (Unit::Amount, "1 000.5", Ok(1_000_500_000_000)),
            (Unit::Amount, "1,000", Ok(1_000_000_000_000)),
            (Unit::Blocks, "360", Ok(360)),
            (Unit::Blocks, "50,400", Ok(50_400)),
            (SHARE, "", Err(EntryError::NotANumber)),
            (SHARE, "-", Err(EntryError::NotANumber)),
            (SHARE, ".", Err(EntryError::NotANumber)),
            (SHARE, "1e3", Err(EntryError::NotANumber)),
            (SHARE, "NaN", Err(EntryError::NotANumber)),
            (SHARE, "1.2.3", Err(EntryError::NotANumber)),
            (SHARE, "--1", Err(EntryError::NotANumber)),
            (SHARE, "99999999999999999999999999999999999999999", Err(EntryError::OutOfRange)),
            (SHARE, "0.0000000000000000000000000000000000000001", Err(EntryError::OutOfRange)),
        ] {
            assert_eq!(free(unit).typed_human(text), expected, "{text:?} of {unit:?}");
        }
    }

    #[test]
    fn values_outside_the_range_are_refused() {
        let kappa = Scale::of(Hyperparameter::Kappa);
        assert_eq!(kappa.typed_human("100.1"), Err(EntryError::OutOfRange));
        assert_eq!(kappa.typed_human("-1"), Err(EntryError::OutOfRange));
        assert_eq!(kappa.typed_raw("65536"), Err(EntryError::OutOfRange));
        assert_eq!(kappa.typed_raw("65 535"), Ok(65_535));
        assert_eq!(kappa.typed_raw("1.5"), Err(EntryError::NotANumber));
    }

    #[test]
    fn every_share_survives_its_human_form() {
        let kappa = Scale::of(Hyperparameter::Kappa);
        for share in 0..=65_535 {
            assert_eq!(kappa.typed_human(&format!("{} %", kappa.human(share))), Ok(share));
        }
    }

    #[test]
    fn sliders_reach_both_ends() {
        for hyperparameter in Hyperparameter::ALL {
            let scale = Scale::of(hyperparameter);
            assert_eq!(scale.at_position(0), scale.range.0, "{}", hyperparameter.id());
            assert_eq!(scale.at_position(LAST_POSITION), scale.range.1, "{}", hyperparameter.id());
        }
        let kappa = Scale::of(Hyperparameter::Kappa);
        assert_eq!(kappa.at_position(500), kappa.default);
        assert_eq!(kappa.position(kappa.default), 500);
    }
}
