//! The decimal floating-point number that stores shares since April 2026 (spec 5.2).

use ruint::aliases::U256;

use crate::integer::{checked_product, div_rem, quotient};

/// `mantissa * 10^exponent`; unless it is zero, the mantissa is above 10^20 and at most 10^21.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SafeFloat {
    mantissa: u128,
    exponent: i64,
}

const TEN: u128 = 10;
const LARGEST: u128 = TEN.pow(21);
const DIGITS: i64 = 21;
/// The powers of ten that fit.
const POWERS: [u128; 39] = {
    let mut powers = [1; 39];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * TEN;
        exponent += 1;
    }
    powers
};

fn power_of_ten(exponent: u64) -> Option<u128> {
    POWERS.get(usize::try_from(exponent).ok()?).copied()
}

/// Returns `mantissa / 10^digits`, cut.
fn without_digits(mantissa: u128, digits: u64) -> u128 {
    if digits == 0 {
        return mantissa;
    }
    power_of_ten(digits).and_then(|power| quotient(mantissa, power)).unwrap_or(0)
}

impl SafeFloat {
    /// Zero.
    pub const ZERO: SafeFloat = SafeFloat { mantissa: 0, exponent: 0 };

    /// Creates `mantissa * 10^exponent`, normalized; digits beyond the 21st are cut.
    pub fn new(mantissa: u128, exponent: i64) -> SafeFloat {
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        if mantissa == 0 {
            return SafeFloat::ZERO;
        }
        while mantissa > LARGEST {
            mantissa = without_digits(mantissa, 1);
            exponent = exponent.saturating_add(1);
        }
        while mantissa <= LARGEST / TEN {
            mantissa *= TEN;
            exponent = exponent.saturating_sub(1);
        }
        SafeFloat { mantissa, exponent }
    }

    /// Returns the mantissa.
    pub fn mantissa(self) -> u128 {
        self.mantissa
    }

    /// Returns the power of ten.
    pub fn exponent(self) -> i64 {
        self.exponent
    }

    /// Returns both mantissas at the larger exponent, which cuts the other mantissa, and that exponent.
    fn aligned(self, other: SafeFloat) -> (u128, u128, i64) {
        let at = |value: SafeFloat, exponent: i64| {
            let digits = exponent.saturating_sub(value.exponent);
            without_digits(value.mantissa, u64::try_from(digits).unwrap_or(0))
        };
        let exponent = match (self.mantissa, other.mantissa) {
            (0, _) => other.exponent,
            (_, 0) => self.exponent,
            _ => self.exponent.max(other.exponent),
        };
        (at(self, exponent), at(other, exponent), exponent)
    }

    /// Returns the sum.
    pub fn plus(self, other: SafeFloat) -> SafeFloat {
        let (a, b, exponent) = self.aligned(other);
        SafeFloat::new(a + b, exponent)
    }

    /// Returns the difference, at least zero.
    pub fn minus(self, other: SafeFloat) -> SafeFloat {
        let (a, b, exponent) = self.aligned(other);
        SafeFloat::new(a.saturating_sub(b), exponent)
    }

    /// Returns `self * factor / divisor`, cut; `None` for a divisor of zero.
    pub fn times_over(self, factor: SafeFloat, divisor: SafeFloat) -> Option<SafeFloat> {
        let exponent = self.exponent.saturating_add(factor.exponent).saturating_sub(divisor.exponent);
        Some(SafeFloat::new(product_over(self.mantissa, factor.mantissa, divisor.mantissa)?, exponent))
    }

    /// Returns `self / divisor`, cut; `None` for a divisor of zero.
    pub fn over(self, divisor: SafeFloat) -> Option<SafeFloat> {
        let quotient = (U256::from(self.mantissa) * U256::from(LARGEST)).checked_div(U256::from(divisor.mantissa))?;
        Some(SafeFloat::new(
            quotient.saturating_to(),
            self.exponent.saturating_sub(divisor.exponent).saturating_sub(DIGITS),
        ))
    }

    /// Returns the integer part, at most 2^64 - 1.
    pub fn floor(self) -> u64 {
        let digits = self.exponent.unsigned_abs();
        let whole = if self.exponent < 0 {
            without_digits(self.mantissa, digits)
        } else {
            self.mantissa.saturating_mul(power_of_ten(digits).unwrap_or(u128::MAX))
        };
        u64::try_from(whole).unwrap_or(u64::MAX)
    }
}

/// The bits of a digit: a mantissa, below 2^70, has two digits in base 2^35.
const DIGIT_BITS: u32 = 35;

/// Returns `a * b / divisor` of mantissas, cut; `None` for a divisor of zero.
///
/// Divides digit by digit, which is exact and needs no wider integers: a remainder is below the divisor, so that no
/// intermediate number reaches 2^107.
fn product_over(a: u128, b: u128, divisor: u128) -> Option<u128> {
    let (high, low) = (a >> DIGIT_BITS, a & ((1 << DIGIT_BITS) - 1));
    let (digit, rest) = div_rem(checked_product(high, b)?, divisor)?;
    let rest = (rest << DIGIT_BITS) + checked_product(low, b)?;
    Some((digit << DIGIT_BITS) + quotient(rest, divisor)?)
}

impl From<u64> for SafeFloat {
    fn from(value: u64) -> SafeFloat {
        let Some(digits) = value.checked_ilog10() else { return SafeFloat::ZERO };
        // A power of ten is the largest mantissa, not the smallest one.
        let is_power = value == 10u64.pow(digits);
        let shift = (if is_power { 21 } else { 20 }) - digits;
        let mantissa = power_of_ten(shift.into()).and_then(|power| checked_product(value.into(), power));
        SafeFloat { mantissa: mantissa.unwrap_or(LARGEST), exponent: -i64::from(shift) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mantissa() -> impl Strategy<Value = u128> {
        prop_oneof![LARGEST / TEN + 1..=LARGEST, Just(LARGEST), Just(0)]
    }

    proptest! {
        #[test]
        fn the_quotient_of_a_product_is_that_of_wider_integers(a in mantissa(), b in mantissa(), divisor in mantissa()) {
            let wide = (U256::from(a) * U256::from(b)).checked_div(U256::from(divisor));
            prop_assert_eq!(product_over(a, b, divisor), wide.map(|quotient| quotient.saturating_to()));
        }

        #[test]
        fn an_integer_is_normalized(value in any::<u64>(), shift in 0u32..64, digits in 0u32..20) {
            for value in [value >> shift, 10u64.pow(digits)] {
                prop_assert_eq!(SafeFloat::from(value), SafeFloat::new(u128::from(value), 0));
            }
        }
    }
}
