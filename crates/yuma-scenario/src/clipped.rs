//! The difference between clipping and rounding.

use yuma_engine::fixed::{Fraction, ZERO, from_share};
use yuma_engine::quantity::Share;

/// Returns the part of a weight that clipping cuts off, or of a consensus that a weight misses; 0 if it is smaller than one
/// unit of the stored weights.
///
/// Validators who mean the same weight store it rounded to 1/65535, so that consensus may lie a little below some of
/// them. That difference is rounding, and nobody's opinion.
pub fn clipped_part(given: Fraction, kept: Fraction) -> Fraction {
    let part = given.saturating_sub(kept);
    if part < from_share(Share(1)) { ZERO } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_a_stored_unit_is_rounding() {
        let fraction = |parts: f64| Fraction::from_num(parts / 65_535.0);
        for (given, kept, is_clipped) in
            [(20.0, 20.0, false), (20.0, 19.5, false), (20.0, 18.5, true), (1.5, 0.0, true)]
        {
            assert_eq!(clipped_part(fraction(given), fraction(kept)) > ZERO, is_clipped, "{given} {kept}");
        }
    }
}
