//! Products and quotients of 128-bit integers.
//!
//! WebAssembly has neither, and the compiler's routines for them are called out of line and built for size. There, 64-bit
//! instructions compute the same numbers in place.

/// Returns the whole product.
pub fn product(a: u64, b: u64) -> u128 {
    if cfg!(target_arch = "wasm32") { product_by_halves(a, b) } else { u128::from(a) * u128::from(b) }
}

/// Returns the product, or `None` if it does not fit.
pub fn checked_product(a: u128, b: u128) -> Option<u128> {
    if cfg!(target_arch = "wasm32") { checked_product_by_words(a, b) } else { a.checked_mul(b) }
}

/// Returns `numerator / divisor`, rounded down; `None` if the divisor is zero.
pub fn quotient(numerator: u128, divisor: u128) -> Option<u128> {
    if divisor == 0 {
        None
    } else if cfg!(target_arch = "wasm32") {
        Some(quotient_by_halves(numerator, divisor))
    } else {
        Some(numerator / divisor)
    }
}

/// Returns `numerator / divisor`, rounded down, and the rest; `None` if the divisor is zero.
pub fn div_rem(numerator: u128, divisor: u128) -> Option<(u128, u128)> {
    let quotient = quotient(numerator, divisor)?;
    Some((quotient, numerator - checked_product(quotient, divisor)?))
}

/// The halves of a 64-bit word are digits to this base.
const BASE: u64 = 1 << 32;

fn halves(x: u64) -> (u64, u64) {
    (x >> 32, x % BASE)
}

/// Returns the higher and the lower 64 bits.
pub fn words(x: u128) -> (u64, u64) {
    ((x >> 64) as u64, x as u64)
}

fn joined(high: u64, low: u64) -> u128 {
    (u128::from(high) << 64) | u128::from(low)
}

fn product_by_halves(a: u64, b: u64) -> u128 {
    let ((a1, a0), (b1, b0)) = (halves(a), halves(b));
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 32);
    let other = a0 * b1 + middle % BASE;
    joined(a1 * b1 + (middle >> 32) + (other >> 32), (other << 32) | (low % BASE))
}

fn checked_product_by_words(a: u128, b: u128) -> Option<u128> {
    let ((a1, a0), (b1, b0)) = (words(a), words(b));
    if a1 != 0 && b1 != 0 {
        return None;
    }
    let low = product_by_halves(a0, b0);
    match (a1, b1) {
        (0, 0) => Some(low),
        // One of the two products is zero.
        _ => match words(product_by_halves(a1 | b1, if a1 == 0 { a0 } else { b0 })) {
            (0, high) => low.checked_add(joined(high, 0)),
            _ => None,
        },
    }
}

fn quotient_by_halves(numerator: u128, divisor: u128) -> u128 {
    let ((n1, n0), (d1, d0)) = (words(numerator), words(divisor));
    if d1 == 0 {
        let high = if n1 < d0 { 0 } else { n1 / d0 };
        return joined(high, quotient_of_two_words(n1 - high * d0, n0, d0));
    }
    if numerator < divisor {
        return 0;
    }
    // The highest 64 bits of the divisor give the quotient or one more; one less gives the quotient or one less.
    let shift = d1.leading_zeros();
    let highest = if shift == 0 { d1 } else { (d1 << shift) | (d0 >> (64 - shift)) };
    let half = quotient_of_two_words(n1 >> 1, (n1 << 63) | (n0 >> 1), highest);
    let least = (half >> (63 - shift)).saturating_sub(1);
    // A product modulo 2^128, of which nothing is lost, because it is at most the numerator.
    let taken = product_by_halves(least, d0).wrapping_add(joined(least.wrapping_mul(d1), 0));
    u128::from(least) + u128::from(numerator - taken >= divisor)
}

/// Returns `(high 2^64 + low) / divisor` for `high < divisor`, digit by digit (Knuth, algorithm D).
fn quotient_of_two_words(high: u64, low: u64, divisor: u64) -> u64 {
    if high == 0 {
        return low / divisor;
    }
    // With the highest bit set in the divisor, the quotient of the highest digits is at most 2 too large.
    let shift = divisor.leading_zeros();
    let divisor = divisor << shift;
    let high = if shift == 0 { high } else { (high << shift) | (low >> (64 - shift)) };
    let (next, last) = halves(low << shift);
    let (d1, d0) = halves(divisor);
    let digit = |rest: u64, next: u64| {
        // A division and a product are faster than two divisions.
        let mut digit = rest / d1;
        let mut over = rest - digit * d1;
        while over < BASE && (digit >= BASE || digit * d0 > over * BASE + next) {
            digit -= 1;
            over += d1;
        }
        (digit, (rest << 32).wrapping_add(next).wrapping_sub(digit.wrapping_mul(divisor)))
    };
    let (first, rest) = digit(high, next);
    let (second, _) = digit(rest, last);
    first * BASE + second
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{checked_product_by_words, div_rem, product_by_halves, quotient, quotient_by_halves};

    /// Integers of every length, and near powers of two, where carries and corrections happen.
    fn integer() -> impl Strategy<Value = u128> {
        let near_power = |(power, distance, below): (u32, u64, bool)| match below {
            true => (1u128 << power).wrapping_sub(u128::from(distance)),
            false => (1u128 << power).wrapping_add(u128::from(distance)),
        };
        prop_oneof![
            (any::<u128>(), 0u32..128).prop_map(|(bits, shift)| bits >> shift),
            (0u32..128, 0u64..4, any::<bool>()).prop_map(near_power),
            (any::<u64>(), 0u32..128).prop_map(|(bits, shift)| u128::from(bits) << shift),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn halves_give_what_the_compiler_gives(a in integer(), b in integer()) {
            prop_assert_eq!(product_by_halves(a as u64, b as u64), u128::from(a as u64) * u128::from(b as u64));
            prop_assert_eq!(checked_product_by_words(a, b), a.checked_mul(b));
            if b != 0 {
                prop_assert_eq!(quotient_by_halves(a, b), a / b);
            }
            prop_assert_eq!(quotient(a, b), a.checked_div(b));
            prop_assert_eq!(div_rem(a, b), a.checked_div(b).zip(a.checked_rem(b)));
        }
    }
}
