//! The 128-bit fixed-point helpers of the economy: proportions in U64F64, amounts in U96F32 (spec 0.2).
//!
//! Products are rounded down, quotients toward zero, both clamped to their type.

use substrate_fixed::transcendental;
use substrate_fixed::types::{I32F32, U64F64, U96F32};

use super::quantity::{Proportion64, Share};
use super::{fixed, integer};

/// A proportion or a price: raw bits over 2^64.
pub type Ratio = U64F64;
/// An amount of rao or alpha with its fraction: raw bits over 2^32.
pub type FineAmount = U96F32;

const RATIO_ONE_BITS: u128 = 1 << 64;
const AMOUNT_ONE_BITS: u128 = 1 << 32;

/// One, as U64F64.
pub const RATIO_ONE: Ratio = Ratio::from_bits(RATIO_ONE_BITS);
/// Zero, as U64F64.
pub const RATIO_ZERO: Ratio = Ratio::from_bits(0);
/// One, as U96F32.
pub const AMOUNT_ONE: FineAmount = FineAmount::from_bits(AMOUNT_ONE_BITS);
/// Zero, as U96F32.
pub const AMOUNT_ZERO: FineAmount = FineAmount::from_bits(0);

/// Returns `a / b`; 0 if `b` is zero or the quotient does not fit (chain: `safe_div`).
pub fn safe_div(a: Ratio, b: Ratio) -> Ratio {
    quotient(a, b).unwrap_or_default()
}

/// Returns `a / b`; `None` if `b` is zero or the quotient does not fit.
fn quotient(a: Ratio, b: Ratio) -> Option<Ratio> {
    let (a_bits, b_bits) = (a.to_bits(), b.to_bits());
    if b_bits & (RATIO_ONE_BITS - 1) == 0 {
        return integer::quotient(a_bits, b_bits >> 64).map(Ratio::from_bits);
    }
    match a_bits.checked_shl(64).filter(|shifted| shifted >> 64 == a_bits) {
        Some(numerator) => integer::quotient(numerator, b_bits).map(Ratio::from_bits),
        None if b_bits >> 96 == 0 => long_quotient(a_bits, b_bits).map(Ratio::from_bits),
        None => a.checked_div(b),
    }
}

/// Returns `a 2^64 / b` for b < 2^96, two digits of 32 bits after the whole quotient; `None` if `b` is zero or it does not fit.
fn long_quotient(a: u128, b: u128) -> Option<u128> {
    const DIGIT_BITS: u32 = 32;
    let (mut quotient, mut rest) = integer::div_rem(a, b)?;
    for _ in 0..2 {
        let digit;
        (digit, rest) = integer::div_rem(rest << DIGIT_BITS, b)?;
        quotient = (quotient << DIGIT_BITS >> DIGIT_BITS == quotient).then_some((quotient << DIGIT_BITS) | digit)?;
    }
    Some(quotient)
}

/// Returns `a * b`, rounded down and clamped (chain: `saturating_mul`).
pub fn mul_ratio(a: Ratio, b: Ratio) -> Ratio {
    let ((a1, a0), (b1, b0)) = (integer::words(a.to_bits()), integer::words(b.to_bits()));
    let fraction = integer::product(a0, b0) >> 64;
    if a1 | b1 == 0 {
        return Ratio::from_bits(fraction);
    }
    let whole = integer::product(a1, b1);
    let parts = [integer::product(a1, b0), integer::product(a0, b1), fraction];
    let sum = parts.into_iter().try_fold(whole << 64, u128::checked_add).filter(|_| whole >> 64 == 0);
    sum.map_or(Ratio::max_value(), Ratio::from_bits)
}

/// Returns `base^exponent` by squaring, each product rounded down.
pub fn power_by_squaring(base: Ratio, exponent: u64) -> Ratio {
    let (mut result, mut base, mut exponent) = (RATIO_ONE, base, exponent);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = mul_ratio(result, base);
        }
        exponent >>= 1;
        if exponent > 0 {
            base = mul_ratio(base, base);
        }
    }
    result
}

/// Returns `a / b`; 0 if `b` is zero or the quotient does not fit (chain: `safe_div`).
pub fn safe_div_amount(a: FineAmount, b: FineAmount) -> FineAmount {
    let (a_bits, b_bits) = (a.to_bits(), b.to_bits());
    match a_bits.checked_shl(32).filter(|shifted| shifted >> 32 == a_bits) {
        Some(numerator) => integer::quotient(numerator, b_bits).map(FineAmount::from_bits).unwrap_or_default(),
        None => a.checked_div(b).unwrap_or_default(),
    }
}

/// Returns `a * b`, rounded down and clamped (chain: `saturating_mul`).
pub fn mul_amount(a: FineAmount, b: FineAmount) -> FineAmount {
    match integer::checked_product(a.to_bits(), b.to_bits()) {
        Some(product) => FineAmount::from_bits(product >> 32),
        None => a.saturating_mul(b),
    }
}

/// Returns the sum, clamped.
pub fn sum(values: impl IntoIterator<Item = Ratio>) -> Ratio {
    values.into_iter().fold(RATIO_ZERO, Ratio::saturating_add)
}

/// Returns every value divided by the sum; zeros if the sum is zero.
pub fn over_sum(values: &[Ratio]) -> Vec<Ratio> {
    let total = sum(values.iter().copied());
    values.iter().map(|&value| safe_div(value, total)).collect()
}

/// Returns a whole number of units as an amount.
pub fn amount(units: u64) -> FineAmount {
    FineAmount::from_bits(u128::from(units) << 32)
}

/// Returns the whole units of an amount, rounded down and clamped.
pub fn units(amount: FineAmount) -> u64 {
    u64::try_from(amount.to_bits() >> 32).unwrap_or(u64::MAX)
}

/// Returns a ratio with the 32 lowest fraction bits dropped.
pub fn ratio_to_amount(ratio: Ratio) -> FineAmount {
    FineAmount::from_bits(ratio.to_bits() >> 32)
}

/// Returns an amount as a ratio, clamped.
pub fn amount_to_ratio(amount: FineAmount) -> Ratio {
    amount.to_bits().checked_mul(AMOUNT_ONE_BITS).map_or(Ratio::max_value(), Ratio::from_bits)
}

/// Returns `share / 65535`, rounded down to 2^-32.
pub fn share_to_amount(share: Share) -> FineAmount {
    FineAmount::from_bits((u128::from(share.0) << 32) / u128::from(u16::MAX))
}

/// Returns `proportion / (2^64 - 1)`, rounded down to 2^-32.
pub fn proportion_to_amount(proportion: Proportion64) -> FineAmount {
    FineAmount::from_bits((u128::from(proportion.0) << 32) / u128::from(u64::MAX))
}

/// Computes `base ^ exponent` as `exp(exponent * ln(base))` in I32F32 (chain: `safe_pow`).
///
/// Returns 0 if the logarithm fails, and 2^31 - 1 if the exponential overflows.
pub fn power(base: Ratio, exponent: Ratio) -> Ratio {
    let narrow = |ratio: Ratio| I32F32::saturating_from_num(ratio);
    let Some(logarithm) = fixed::ln(narrow(base)) else { return RATIO_ZERO };
    let x = fixed::mul(narrow(exponent), logarithm);
    let power: I32F32 = if (-EXP_SHORTCUT..=EXP_SHORTCUT).contains(&x) {
        fixed::exp(x)
    } else {
        transcendental::exp(x).unwrap_or(I32F32::saturating_from_num(i32::MAX))
    };
    Ratio::saturating_from_num(power)
}

/// The exponent above which the chain's exponential fails for some values, which [`fixed::exp`] does not report.
const EXP_SHORTCUT: I32F32 = I32F32::from_bits(20 << 32);

/// Computes the square root by bisection to `precision`; `None` if it fails (chain: `checked_sqrt`).
pub fn sqrt_to_precision(value: Ratio, precision: Ratio) -> Option<Ratio> {
    let half = |low: Ratio, high: Ratio| Ratio::from_bits(low.saturating_add(high).to_bits() >> 1);
    let mut high = value.max(RATIO_ONE);
    let mut low = if value <= RATIO_ONE { value } else { RATIO_ZERO };
    let mut middle = half(low, high);
    for _ in 0..=128 {
        let quotient = quotient(value, middle)?;
        let distance = if quotient > middle { quotient - middle } else { middle - quotient };
        if distance <= precision {
            break;
        }
        if quotient < middle {
            high = middle;
        } else {
            low = middle;
        }
        middle = half(low, high);
    }
    Some(middle)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits() -> impl Strategy<Value = u128> {
        (any::<u128>(), 0u32..128).prop_map(|(bits, shift)| bits >> shift)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn the_shortcuts_are_substrate_fixed(a in bits(), b in bits()) {
            let (x, y) = (Ratio::from_bits(a), Ratio::from_bits(b));
            prop_assert_eq!(safe_div(x, y), x.checked_div(y).unwrap_or_default());
            prop_assert_eq!(mul_ratio(x, y), x.saturating_mul(y));
            let whole = Ratio::from_num(b as u64);
            prop_assert_eq!(safe_div(x, whole), x.checked_div(whole).unwrap_or_default());
            let (x, y) = (FineAmount::from_bits(a), FineAmount::from_bits(b));
            prop_assert_eq!(safe_div_amount(x, y), x.checked_div(y).unwrap_or_default());
            prop_assert_eq!(mul_amount(x, y), x.saturating_mul(y));
            prop_assert_eq!(amount_to_ratio(x), Ratio::saturating_from_num(x));
            prop_assert_eq!(ratio_to_amount(Ratio::from_bits(a)), FineAmount::saturating_from_num(Ratio::from_bits(a)));
        }
    }
}
