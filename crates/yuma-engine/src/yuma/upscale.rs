//! Scaling of weights before they are stored, so that a row's largest is 65535.

use substrate_fixed::types::I32F32;

use crate::fixed::safe_div;
use crate::quantity::Share;

/// Returns a row of weights as the chain stores it.
///
/// `round(w * 65535 / m)` with m the largest weight, halves away from zero. Above m = 32768 the factor `65535 / m` is
/// rounded first, so that the product fits. A row of zeros is unchanged.
///
/// Source: spec 4.2; chain `vec_u16_max_upscale_to_u16`.
pub fn upscale(weights: &[Share]) -> Vec<Share> {
    let largest = weights.iter().map(|weight| weight.0).max().unwrap_or(0);
    let whole = I32F32::from_num(65_535);
    let divisor = I32F32::from_num(largest);
    let factor = safe_div(whole, divisor);
    let scale = |weight: I32F32| {
        if largest > 32_768 { weight.saturating_mul(factor) } else { safe_div(weight.saturating_mul(whole), divisor) }
    };
    weights.iter().map(|weight| Share(scale(I32F32::from_num(weight.0)).round().saturating_to_num())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(weights: &[u16], expected: &[u16]) {
        let shares: Vec<Share> = weights.iter().copied().map(Share).collect();
        let upscaled: Vec<u16> = upscale(&shares).into_iter().map(|share| share.0).collect();
        assert_eq!(upscaled, expected, "upscale({weights:?})");
    }

    #[test]
    fn the_largest_weight_becomes_the_whole() {
        check(&[], &[]);
        check(&[0, 0], &[0, 0]);
        check(&[1], &[65_535]);
        check(&[1, 2, 3], &[21_845, 43_690, 65_535]);
        check(&[10, 65_535], &[10, 65_535]);
        check(&[32_768, 16_384], &[65_535, 32_768]);
        check(&[40_000, 20_000], &[65_535, 32_767]);
    }
}
