//! The integer square root of a wide integer, exact to the last unit.

use ruint::aliases::U512;

/// Returns the largest number whose square is at most `value` (chain: `sqrt_floor`).
///
/// Newton's method starts above the root and decreases until it reaches it.
pub fn floor_sqrt(value: U512) -> U512 {
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
            assert_eq!(floor_sqrt(value), root, "root of {value}");
        }
    }
}
