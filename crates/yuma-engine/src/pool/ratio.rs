//! A quotient of two integers before the division.

use ruint::aliases::U256;

/// `numerator / denominator`, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExactRatio {
    /// The dividend.
    pub numerator: u128,
    /// The divisor.
    pub denominator: u128,
}

impl ExactRatio {
    /// Returns `floor(factor numerator / denominator)`, at most 2^64 - 1; a denominator of zero returns that maximum.
    pub fn times(self, factor: u64) -> u64 {
        match self.numerator.checked_mul(u128::from(factor)) {
            Some(product) => product.checked_div(self.denominator).map_or(u64::MAX, saturated),
            None => (U256::from(self.numerator) * U256::from(factor))
                .checked_div(U256::from(self.denominator))
                .map_or(u64::MAX, |quotient| quotient.saturating_to()),
        }
    }
}

/// Returns the number, or the maximum of the type if it does not fit.
pub fn saturated(value: u128) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}
