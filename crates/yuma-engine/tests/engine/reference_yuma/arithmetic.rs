//! The chain's scalar and vector helpers (spec 1), implemented with substrate-fixed.

use substrate_fixed::traits::Fixed;
use substrate_fixed::types::I32F32;
use yuma_engine::quantity::Share;

pub const ZERO: I32F32 = I32F32::from_bits(0);
pub const ONE: I32F32 = I32F32::from_bits(1 << 32);

/// Returns a quotient, or 0 on division by zero and on overflow.
pub fn safe_div<F: Fixed>(dividend: F, divisor: F) -> F {
    dividend.checked_div(divisor).unwrap_or(F::from_num(0))
}

/// Returns `u16 / 65535`, rounded down to 2^-32.
pub fn proportion(share: Share) -> I32F32 {
    safe_div(I32F32::from_num(share.0), I32F32::from_num(u16::MAX))
}

/// Returns a value in [0, 1] as the chain stores it: times 65535, rounded down twice.
pub fn quantize(value: I32F32) -> u16 {
    value.saturating_mul(I32F32::from_num(u16::MAX)).saturating_to_num()
}

/// Returns the sum without overflow checks, like the deployed chain.
pub fn sum<F: Fixed>(values: &[F]) -> F {
    values.iter().fold(F::from_num(0), |total, value| total.wrapping_add(*value))
}

/// Divides by the sum, unless the sum is zero.
pub fn normalize<F: Fixed>(values: &mut [F]) {
    let total = sum(values);
    normalize_by(values, total);
}

/// Divides by a given sum, unless it is zero.
pub fn normalize_by<F: Fixed>(values: &mut [F], total: F) {
    if total != F::from_num(0) {
        for value in values {
            *value = safe_div(*value, total);
        }
    }
}

/// Clamps like the chain: the lower bound wins if the bounds cross.
pub fn clamp(value: I32F32, low: I32F32, high: I32F32) -> I32F32 {
    value.min(high).max(low)
}
