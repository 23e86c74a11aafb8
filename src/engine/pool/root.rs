//! Roots that the pools take, exact to the last unit or as the chain bisects them.

use ruint::aliases::U512;
use substrate_fixed::types::U64F64;

use crate::engine::wide::safe_div;

/// The largest number whose square is not above `value` (chain: `sqrt_floor`).
///
/// Newton's steps from above the root fall until they reach it.
pub fn square_root(value: U512) -> U512 {
    if value.is_zero() {
        return U512::ZERO;
    }
    let mut root = U512::from(1) << value.bit_len().div_ceil(2).min(U512::BITS - 1);
    loop {
        let next = (root + value / root) >> 1;
        if next >= root {
            return root;
        }
        root = next;
    }
}

/// A root by halving an interval until `value / root` and `root` differ by 10^-12 at most, in up to 129 rounds (spec dtao
/// appendix A; chain: `checked_sqrt`).
pub fn bisected_root(value: U64F64) -> U64F64 {
    let one = U64F64::from_num(1);
    let (mut high, mut low) = (value.max(one), if value <= one { value } else { U64F64::default() });
    let mut middle = between(low, high);
    for _ in 0..BISECTIONS {
        let other = safe_div(value, middle);
        if other.max(middle) - other.min(middle) <= PRECISION {
            break;
        }
        if other < middle {
            high = middle
        } else {
            low = middle
        }
        middle = between(low, high);
    }
    middle
}

/// 10^-12.
const PRECISION: U64F64 = U64F64::from_bits(18_446_744);
const BISECTIONS: usize = 129;

fn between(low: U64F64, high: U64F64) -> U64F64 {
    U64F64::from_bits(low.to_bits() / 2 + high.to_bits() / 2 + (low.to_bits() & high.to_bits() & 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_root_is_rounded_down() {
        let largest = U512::from(u64::MAX);
        for (value, root) in [
            (U512::ZERO, U512::ZERO),
            (U512::from(1), U512::from(1)),
            (U512::from(3), U512::from(1)),
            (U512::from(4), U512::from(2)),
            (U512::from(10_000), U512::from(100)),
            (largest * largest, largest),
            (largest * largest - U512::from(1), largest - U512::from(1)),
            (U512::MAX, (U512::from(1) << 256) - U512::from(1)),
        ] {
            assert_eq!(square_root(value), root, "root of {value}");
        }
    }
}
