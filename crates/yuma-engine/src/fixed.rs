//! The few fixed-point helpers beyond `substrate-fixed`, with exact shortcuts for the hot loops.
//!
//! Rounding follows the chain (spec 1.2): multiplication rounds down, division toward zero. The shortcuts handle the
//! non-negative values of an epoch without 128-bit arithmetic, which WebAssembly lacks; all other values use
//! `substrate-fixed`. Property tests check that both are equal bit for bit.

use substrate_fixed::transcendental;
use substrate_fixed::types::{I32F32, I64F64};

use super::integer;
use super::quantity::{Millionths, Share};

/// A fraction in the precision of an epoch: raw bits over 2^32.
pub type Fraction = I32F32;

/// One, as I32F32.
pub const ONE: I32F32 = I32F32::from_bits(ONE_BITS as i64);
/// Zero, as I32F32.
pub const ZERO: I32F32 = I32F32::from_bits(0);
/// One half, as I32F32.
pub const HALF: I32F32 = I32F32::from_bits(1 << 31);

const ONE_BITS: u64 = 1 << 32;
const LOW: u64 = ONE_BITS - 1;
/// The upper bound of the index i of the chain's exponential series, which starts at 2 (spec appendix A).
const EXP_TERMS: u64 = 32;
/// `e` with the 23 fraction bits of the chain's exp(1).
const EXP_OF_ONE_BITS: u64 = 22_802_600 << 9;
/// `log2(e)` with 23 fraction bits.
const LOG2_E_BITS: u64 = 12_102_203;

/// Returns `x / 65535`, rounded down (chain: `u16_proportion_to_fixed`).
pub fn from_share(share: Share) -> I32F32 {
    I32F32::from_bits(((u64::from(share.0) << 32) / 65_535) as i64)
}

/// Returns `floor(value * 65535)`, clamped to the type (chain: `fixed_proportion_to_u16`).
pub fn to_share(value: I32F32) -> Share {
    match u64::try_from(value.to_bits()) {
        Ok(bits) if bits <= ONE_BITS => Share(((bits * 65_535) >> 32) as u16),
        _ => Share(mul(value, I32F32::from_num(65_535)).saturating_to_num()),
    }
}

/// Returns the rate at which bonds move: `1 - bonds_moving_average`, the ratio truncated to 64 and floored to 32 bits
/// (spec 5.10).
pub fn moving_average_rate(average: Millionths) -> I32F32 {
    let kept = I64F64::saturating_from_num(average.0).saturating_div(I64F64::from_num(1_000_000));
    ONE.saturating_sub(I32F32::saturating_from_num(kept))
}

/// Returns `a * b`, rounded down and clamped (chain: `saturating_mul`).
pub fn mul(a: I32F32, b: I32F32) -> I32F32 {
    match (u64::try_from(a.to_bits()), u64::try_from(b.to_bits())) {
        (Ok(x), Ok(y)) => match mul_bits(x, y) {
            Some(bits) => I32F32::from_bits(bits),
            None => I32F32::max_value(),
        },
        _ => a.saturating_mul(b),
    }
}

/// Returns `a * b / 2^32` of raw bits, rounded down; `None` if it does not fit I32F32.
///
/// With x = x1 2^32 + x0 the product has four parts, of which only the lowest has bits below the binary point.
fn mul_bits(a: u64, b: u64) -> Option<i64> {
    let (a1, a0) = (a >> 32, a & LOW);
    let (b1, b0) = (b >> 32, b & LOW);
    let fraction = (a0 * b0) >> 32;
    if a1 | b1 == 0 {
        return Some(fraction as i64);
    }
    let whole = (a1 * b1).checked_mul(ONE_BITS)?;
    i64::try_from(whole.checked_add(a1 * b0)?.checked_add(a0 * b1)?.checked_add(fraction)?).ok()
}

/// Returns `a / b`, rounded toward zero; 0 if `b` is zero or the quotient does not fit (chain: `safe_div`).
pub fn safe_div(a: I32F32, b: I32F32) -> I32F32 {
    match div_positive(a, b) {
        Some(quotient) => quotient,
        None => a.checked_div(b).unwrap_or_default(),
    }
}

/// Returns `a / b` for a >= 0 and b > 0; `None` for other arguments and for a quotient that does not fit.
fn div_positive(a: I32F32, b: I32F32) -> Option<I32F32> {
    let (bits, divisor) = (u64::try_from(a.to_bits()).ok()?, u64::try_from(b.to_bits()).ok()?);
    let quotient = match bits {
        bits if bits < ONE_BITS => (bits << 32).checked_div(divisor)?,
        ONE_BITS => div_2_64(divisor)?,
        bits => u64::try_from(integer::quotient(u128::from(bits) << 32, divisor.into())?).ok()?,
    };
    i64::try_from(quotient).ok().map(I32F32::from_bits)
}

/// Returns `2^64 / divisor`, rounded down, for a divisor of at least 2.
fn div_2_64(divisor: u64) -> Option<u64> {
    let (quotient, rest) = (u64::MAX.checked_div(divisor)?, u64::MAX.checked_rem(divisor)?);
    quotient.checked_add(u64::from(rest + 1 == divisor))
}

/// Computes `1 / (1 + exp(-x))` like the chain, with the exponent clamped to [-20, 20] (chain: `exp_safe`,
/// `safe_div`).
///
/// `negated` is -x.
pub fn logistic_of_negated(negated: I32F32) -> I32F32 {
    let limit = I32F32::from_num(20);
    let divisor = ONE.saturating_add(exp(negated.clamp(-limit, limit)));
    div_positive(ONE, divisor).unwrap_or_else(|| ONE.saturating_div(divisor))
}

/// Computes the chain's exponential for |x| <= 20: the series up to the 31st power (spec appendix A).
///
/// The series ends with its first zero term, because all later terms are zero too.
pub fn exp(x: I32F32) -> I32F32 {
    exp_bits(x).map_or_else(|| exp_by_library(x), I32F32::from_bits)
}

fn exp_bits(x: I32F32) -> Option<i64> {
    let magnitude = x.to_bits().unsigned_abs();
    if x == ZERO {
        return Some(ONE_BITS as i64);
    }
    if x == ONE {
        return Some(EXP_OF_ONE_BITS as i64);
    }
    let mut sum = magnitude.checked_add(ONE_BITS)?;
    let mut term = magnitude;
    for divisor in 2..EXP_TERMS {
        term = u64::try_from(mul_bits(term, magnitude)?).ok()? / divisor;
        if term == 0 {
            break;
        }
        sum = sum.checked_add(term)?;
    }
    if x < ZERO {
        sum = div_2_64(sum)?;
    }
    i64::try_from(sum).ok()
}

/// Computes the chain's natural logarithm: the logarithm to base 2 by 32 squarings, divided by log2(e) with 23
/// fraction bits (spec dtao appendix A).
///
/// Returns `None` if it fails: for x not above zero, or so near zero that the inverse does not fit.
pub fn ln(x: I32F32) -> Option<I32F32> {
    let bits = u64::try_from(x.to_bits()).ok()?;
    let of_inverse = bits < ONE_BITS;
    let at_least_one = if of_inverse { div_2_64(bits)? } else { bits };
    let magnitude = (log2_bits(i64::try_from(at_least_one).ok()?.unsigned_abs()) << 23) / LOG2_E_BITS;
    let magnitude = i64::try_from(magnitude).ok()?;
    Some(I32F32::from_bits(if of_inverse { -magnitude } else { magnitude }))
}

/// Computes the logarithm to base 2 of raw bits of at least one, as raw bits.
///
/// A number x = 1 + f is squared as 1 + 2f + f^2, so that 64 bits suffice.
fn log2_bits(mut x: u64) -> u64 {
    const TWO_BITS: u64 = ONE_BITS << 1;
    let half = |x: u64| (x >> 1) + (x & 1);
    let mut result = 0;
    while x >= TWO_BITS {
        result += 1;
        x = half(x);
    }
    if x == ONE_BITS {
        return result << 32;
    }
    for _ in 0..32 {
        let fraction = x - ONE_BITS;
        x = ONE_BITS + 2 * fraction + ((fraction * fraction) >> 32);
        result <<= 1;
        if x >= TWO_BITS {
            result |= 1;
            x = half(x);
        }
    }
    result
}

fn exp_by_library(x: I32F32) -> I32F32 {
    let overflow = if x > ZERO { I32F32::max_value() } else { ZERO };
    transcendental::exp(x).unwrap_or(overflow)
}

/// Returns the plain sum; wraps on overflow like the chain's release build, which no legal input reaches (spec 1.4).
pub fn sum(values: impl IntoIterator<Item = I32F32>) -> I32F32 {
    values.into_iter().fold(ZERO, I32F32::wrapping_add)
}

/// Divides every value by their sum; leaves them unchanged if the sum is zero (chain: `inplace_normalize`).
pub fn normalize(values: &mut [I32F32]) {
    let total = sum(values.iter().copied());
    normalize_by(values, total);
}

/// Divides every value by `total`; leaves them unchanged if it is zero (chain: `inplace_normalize_using_sum`).
pub fn normalize_by(values: &mut [I32F32], total: I32F32) {
    if total != ZERO {
        for value in values {
            *value = safe_div(*value, total);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns bit patterns of every size, which cover each shortcut and each fallback.
    fn any_fixed() -> impl Strategy<Value = I32F32> {
        let sized = (any::<i64>(), 0u32..64).prop_map(|(bits, shift)| I32F32::from_bits(bits >> shift));
        let unit = (0..=ONE_BITS as i64).prop_map(I32F32::from_bits);
        let edges =
            prop::sample::select(vec![0, 1, -1, 1 << 32, (1 << 32) - 1, (1 << 32) + 1, 1 << 31, i64::MAX, i64::MIN])
                .prop_map(I32F32::from_bits);
        prop_oneof![sized, unit, edges]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn mul_is_substrate_fixed(a in any_fixed(), b in any_fixed()) {
            prop_assert_eq!(mul(a, b), a.saturating_mul(b));
        }

        #[test]
        fn safe_div_is_substrate_fixed(a in any_fixed(), b in any_fixed()) {
            prop_assert_eq!(safe_div(a, b), a.checked_div(b).unwrap_or_default());
        }

        #[test]
        fn exp_is_substrate_fixed(x in (-(20i64 << 32)..=20i64 << 32).prop_map(I32F32::from_bits)) {
            prop_assert_eq!(exp(x), exp_by_library(x));
        }

        #[test]
        fn ln_is_substrate_fixed(x in any_fixed()) {
            prop_assert_eq!(ln(x), transcendental::ln(x).ok());
        }

        #[test]
        fn small_exp_is_substrate_fixed(x in (-(2i64 << 32)..=2i64 << 32).prop_map(I32F32::from_bits)) {
            prop_assert_eq!(exp(x), exp_by_library(x));
        }

        #[test]
        fn logistic_is_substrate_fixed(x in any_fixed()) {
            let limit = I32F32::from_num(20);
            let expected = ONE.saturating_div(ONE.saturating_add(exp_by_library(x.max(-limit).min(limit))));
            prop_assert_eq!(logistic_of_negated(x), expected);
        }

        #[test]
        fn to_share_is_substrate_fixed(x in any_fixed()) {
            let expected: u16 = x.saturating_mul(I32F32::from_num(65_535)).saturating_to_num();
            prop_assert_eq!(to_share(x), Share(expected));
        }
    }

    #[test]
    fn from_share_gives_the_listed_bits() {
        for (share, bits) in [
            (32_767, 2_147_450_879),
            (32_768, 2_147_516_416),
            (65_535, 4_294_967_296),
            (45_875, 3_006_509_875),
            (58_982, 3_865_503_334),
            (1_638, 107_349_606),
            (6_553, 429_463_961),
            (19_660, 1_288_457_420),
        ] {
            assert_eq!(from_share(Share(share)).to_bits(), bits, "share {share}");
        }
    }

    #[test]
    fn exp_gives_the_listed_bits() {
        for (x, bits) in [
            (0.0, 4_294_967_296),
            (1.0, 11_674_931_200),
            (-1.0, 1_580_030_169),
            (0.5, 7_081_203_935),
            (5.0, 637_429_664_624),
            (-5.0, 28_939_262),
            (20.0, 2_066_907_302_758_576_256),
            (-20.0, 8),
        ] {
            assert_eq!(exp(I32F32::from_num(x)).to_bits(), bits, "exp({x})");
        }
    }

    #[test]
    fn moving_average_rate_gives_the_listed_bits() {
        for (average, bits) in [(900_000, 429_496_730), (975_000, 107_374_183), (0, 4_294_967_296), (1_000_000, 0)] {
            assert_eq!(moving_average_rate(Millionths(average)).to_bits(), bits, "average {average}");
        }
    }
}
