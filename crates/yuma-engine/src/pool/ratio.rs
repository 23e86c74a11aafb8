//! A quotient of two integers that is not divided yet.

use ruint::aliases::U256;

/// `numerator / denominator`, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExactRatio {
    /// What is divided.
    pub numerator: u128,
    /// What it is divided by.
    pub denominator: u128,
}

impl ExactRatio {
    /// `floor(factor numerator / denominator)`, at most 2^64 - 1, which a denominator of zero gives too.
    pub fn times(self, factor: u64) -> u64 {
        match self.numerator.checked_mul(u128::from(factor)) {
            Some(product) => product.checked_div(self.denominator).map_or(u64::MAX, saturated),
            None => (U256::from(self.numerator) * U256::from(factor))
                .checked_div(U256::from(self.denominator))
                .map_or(u64::MAX, |quotient| quotient.saturating_to()),
        }
    }
}

/// The number, or the largest that fits.
pub fn saturated(value: u128) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}
