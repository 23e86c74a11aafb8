//! The power function of the weighted pool, exact to the last unit (spec dtao 1.1.1).
//!
//! `floor(10^18 (numerator / denominator)^(a / b))` is enclosed between two numbers with 120 fraction bits; usually
//! both have the same floor. If they differ, either the power is a whole number, which integer arithmetic decides, or
//! the enclosure is recomputed with 504 bits. The chain takes an integer root or rounds to 256 bits before the floor,
//! which yields the same result.

use ruint::Uint;

use super::ratio::ExactRatio;
use crate::quantity::Perquintill;

/// The scale of the result.
const SCALE: u64 = Perquintill::ONE.0;

/// Returns the fraction bits of a number with `bits` bits; a product of two numbers below 2 fits, and a weight times
/// a logarithm.
const fn fraction_bits(bits: usize) -> usize {
    bits / 2 - 8
}

/// The error bound of the enclosed value: 2 to this power, in units of the last fraction bit.
///
/// Each step of a series loses less than a unit, and each series has less than 2^9 steps. The logarithm of two is
/// multiplied by up to 128, the exponent is at most 99, and the exponential is less than 19 times as steep. The total
/// is less than 2^30.
const ERROR_BITS: usize = 32;

/// Computes `floor(10^18 base^(a / b))`, at most 2^64 - 1 (chain: `pow_ratio_scaled`, `exp_scaled`).
///
/// A base of zero returns 0, and an exponent of zero returns the scale. A base or an exponent with a denominator of
/// zero counts as infinite. The exponent must not exceed 99; those of a pool never do.
pub fn power(base: ExactRatio, exponent: (Perquintill, Perquintill)) -> u64 {
    let (a, b) = (exponent.0.0, exponent.1.0);
    if a == 0 || (base.numerator == base.denominator && base.numerator != 0) {
        return SCALE;
    }
    if base.numerator == 0 {
        return 0;
    }
    if base.denominator == 0 || b == 0 {
        return u64::MAX;
    }
    if a == b {
        return base.times(SCALE);
    }
    match enclosed::<256, 4>(base, a, b) {
        Ok(floor) => floor,
        Err(_) => match whole(base, a, b) {
            Some(value) => value,
            None => enclosed::<1024, 16>(base, a, b).unwrap_or_else(|lower| lower),
        },
    }
}

/// Returns the floor if the enclosure decides it; otherwise the lower of the two floors as an error.
fn enclosed<const BITS: usize, const LIMBS: usize>(base: ExactRatio, a: u64, b: u64) -> Result<u64, u64> {
    let fraction = fraction_bits(BITS);
    let exponent = logarithm::<BITS, LIMBS>(base) * Uint::from(a) / Uint::from(b);
    let whole = (exponent >> fraction).saturating_to::<u64>();
    let value = match base.numerator > base.denominator {
        true if whole >= 3 => return Ok(u64::MAX),
        false if whole >= 42 => return Ok(0),
        grows => exponential::<BITS, LIMBS>(exponent, grows),
    };
    let error = Uint::from(1) << ERROR_BITS;
    let floor = |value: Uint<BITS, LIMBS>| ((value * Uint::from(SCALE)) >> fraction).saturating_to::<u64>();
    let (lower, upper) = (floor(value.saturating_sub(error)), floor(value + error));
    if lower == upper { Ok(lower) } else { Err(lower) }
}

/// Computes `|ln(numerator / denominator)|` of a positive ratio: the doublings between the two, plus a series for the
/// rest.
fn logarithm<const BITS: usize, const LIMBS: usize>(ratio: ExactRatio) -> Uint<BITS, LIMBS> {
    let (larger, smaller) = (ratio.numerator.max(ratio.denominator), ratio.numerator.min(ratio.denominator));
    let doublings = (larger / smaller).ilog2();
    let (larger, smaller) = (Uint::from(larger), Uint::from(smaller) << doublings as usize);
    let rest = twice_artanh::<BITS, LIMBS>(larger - smaller, larger + smaller);
    match doublings {
        0 => rest,
        doublings => rest + logarithm_of_two::<BITS, LIMBS>() * Uint::from(doublings),
    }
}

fn logarithm_of_two<const BITS: usize, const LIMBS: usize>() -> Uint<BITS, LIMBS> {
    twice_artanh::<BITS, LIMBS>(Uint::from(1), Uint::from(3))
}

/// Computes `2 artanh(s) = 2 (s + s^3/3 + s^5/5 + ...)` of `s = part / whole`, at most a third: the logarithm of
/// `(1 + s) / (1 - s)`.
fn twice_artanh<const BITS: usize, const LIMBS: usize>(
    part: Uint<BITS, LIMBS>,
    whole: Uint<BITS, LIMBS>,
) -> Uint<BITS, LIMBS> {
    let fraction = fraction_bits(BITS);
    let mut power = (part << fraction) / whole;
    let square = (power * power) >> fraction;
    let mut sum = power;
    let mut divisor = 1u64;
    loop {
        power = (power * square) >> fraction;
        divisor += 2;
        if power.is_zero() {
            return sum << 1;
        }
        sum += power / Uint::from(divisor);
    }
}

/// Computes `exp(exponent)` or `exp(-exponent)` of an exponent below 43: the power of two by a shift, the rest by a
/// series.
fn exponential<const BITS: usize, const LIMBS: usize>(exponent: Uint<BITS, LIMBS>, grows: bool) -> Uint<BITS, LIMBS> {
    let fraction = fraction_bits(BITS);
    let one = Uint::from(1) << fraction;
    let (doublings, rest) = match exponent < (one >> 1) {
        true => (0, exponent),
        false => {
            let two = logarithm_of_two::<BITS, LIMBS>();
            let doublings = (exponent / two).saturating_to::<usize>();
            (doublings, exponent - two * Uint::from(doublings))
        }
    };
    let (mut even, mut odd) = (one, Uint::ZERO);
    let mut term = one;
    let mut divisor = 0u64;
    while !term.is_zero() {
        divisor += 1;
        term = ((term * rest) >> fraction) / Uint::from(divisor);
        if divisor.is_multiple_of(2) { even += term } else { odd += term }
    }
    if grows { (even + odd) << doublings } else { (even - odd) >> doublings }
}

/// Returns the power times the scale if it is a whole number, otherwise `None`.
///
/// In lowest terms, `(n / d)^(a / b)` is rational only if `n` and `d` are `b`-th powers `p^b` and `q^b`. Then it is
/// `p^a / q^a`, and whole after scaling only if `q^a` divides the scale.
fn whole(base: ExactRatio, a: u64, b: u64) -> Option<u64> {
    let common = greatest_common_divisor(a.into(), b.into()) as u64;
    let (a, b) = (u32::try_from(a / common).ok()?, u32::try_from(b / common).ok()?);
    let common = greatest_common_divisor(base.numerator, base.denominator);
    let (p, q) = (exact_root(base.numerator / common, b)?, exact_root(base.denominator / common, b)?);
    let divisor = q.checked_pow(a).filter(|divisor| u128::from(SCALE).is_multiple_of(*divisor))?;
    let scaled = p.checked_pow(a).and_then(|power| power.checked_mul(u128::from(SCALE) / divisor));
    Some(scaled.and_then(|value| u64::try_from(value).ok()).unwrap_or(u64::MAX))
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Returns the `degree`-th root of a number that is such a power, otherwise `None`.
fn exact_root(value: u128, degree: u32) -> Option<u128> {
    if degree == 1 {
        return Some(value);
    }
    let (mut low, mut high) = (1u128, 1u128.checked_shl(128u32.div_ceil(degree))?.max(2));
    while low < high {
        let middle = low + (high - low) / 2;
        match middle.checked_pow(degree) {
            Some(power) if power < value => low = middle + 1,
            _ => high = middle,
        }
    }
    (low.checked_pow(degree) == Some(value)).then_some(low)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Wide = Uint<4096, 64>;

    fn ratio(numerator: u128, denominator: u128) -> ExactRatio {
        ExactRatio { numerator, denominator }
    }

    fn parts(a: u64, b: u64) -> (Perquintill, Perquintill) {
        (Perquintill(a), Perquintill(b))
    }

    /// Returns whether `floor^b denominator^a <= scale^b numerator^a < (floor + 1)^b denominator^a`, in integers.
    fn is_floor(floor: u64, base: ExactRatio, a: u64, b: u64) -> bool {
        let raised = |value: u128, to: u64| Wide::from(value).pow(Wide::from(to));
        let scaled = raised(SCALE.into(), b) * raised(base.numerator, a);
        let at = |value: u128| raised(value, b) * raised(base.denominator, a);
        at(floor.into()) <= scaled && (scaled < at(u128::from(floor) + 1) || floor == u64::MAX)
    }

    fn amount() -> impl Strategy<Value = u64> {
        (any::<u64>(), 0u32..64).prop_map(|(bits, shift)| (bits >> shift).max(1))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn the_power_is_the_floor_of_the_real_one(n in amount(), d in amount(), a in 1u64..20, b in 1u64..20) {
            let base = ratio(n.into(), d.into());
            prop_assert!(is_floor(power(base, parts(a, b)), base, a, b));
        }

        #[test]
        fn perfect_powers_are_met_exactly(p in 1u128..5_000, q in 1u128..5_000, a in 1u64..10, b in 1u64..10) {
            let raised = |value: u128| value.checked_pow(b as u32).unwrap_or(value);
            let base = ratio(raised(p), raised(q));
            prop_assert!(is_floor(power(base, parts(a, b)), base, a, b));
        }

        #[test]
        fn both_widths_agree(n in amount(), d in amount(), a in 10u64.pow(16)..99 * 10u64.pow(16)) {
            let (base, b) = (ratio(n.into(), d.into()), SCALE - a);
            if let Ok(floor) = enclosed::<256, 4>(base, a, b) {
                prop_assert_eq!(Ok(floor), enclosed::<1024, 16>(base, a, b));
            }
        }

        #[test]
        fn a_trade_of_a_few_units_in_a_large_pool_is_exact(r in 1u64 << 40..u64::MAX, d in 1u64..1_000, a in 1u64..9, b in 1u64..9) {
            let base = ratio(r.into(), u128::from(r) + u128::from(d));
            prop_assert!(is_floor(power(base, parts(a, b)), base, a, b));
        }
    }

    #[test]
    fn the_edges_have_their_values() {
        for (numerator, denominator, a, b, expected) in [
            (0, 5, 1, 2, 0),
            (5, 0, 1, 2, u64::MAX),
            (5, 7, 0, 2, SCALE),
            (5, 7, 1, 0, u64::MAX),
            (0, 0, 0, 0, SCALE),
            (7, 7, 3, 2, SCALE),
            (4, 1, 1, 2, 2 * SCALE),
            (1, 4, 1, 2, SCALE / 2),
            (1, 1_000_000, 3, 1, 1),
            (1, 1_000_001, 3, 1, 0),
            (u128::MAX, 1, 1, 99, 2_450_250_573_089_409_124),
            (u128::MAX, 1, 1, 2, u64::MAX),
            (1, u128::MAX, 99, 1, 0),
            (u128::MAX - 1, u128::MAX, 99, 1, SCALE - 1),
            (18_446_744_073, 1_000_000_000, 1, 1, 18_446_744_073_000_000_000),
            (18_446_744_074, 1_000_000_000, 1, 1, u64::MAX),
        ] {
            let got = power(ratio(numerator, denominator), parts(a, b));
            assert_eq!(got, expected, "({numerator} / {denominator})^({a} / {b})");
        }
    }
}
