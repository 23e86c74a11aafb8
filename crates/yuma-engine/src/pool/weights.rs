//! The weights of a weighted pool and their change by an injection (spec dtao 1.1.2).

use ruint::aliases::U256;

use super::{PoolError, Reserves, Side};
use crate::quantity::{Perquintill, Price};

/// The minimum weight of either token: 0.01 (chain: `MIN_WEIGHT`, whose comment says 0.1).
pub const MIN_WEIGHT: Perquintill = Perquintill(Perquintill::ONE.0 / 100);

/// The weights of TAO and alpha, which sum to 1. Both are at least 0.01; only the weight of TAO is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights(Perquintill);

impl Default for Weights {
    fn default() -> Self {
        Weights(Perquintill::HALF)
    }
}

impl Weights {
    /// Creates the weights from the weight of TAO.
    pub fn new(tao: Perquintill) -> Result<Weights, PoolError> {
        if tao < MIN_WEIGHT || tao > MIN_WEIGHT.complement() {
            Err(PoolError::WeightOutOfRange)
        } else {
            Ok(Weights(tao))
        }
    }

    /// Returns the weights with which reserves have a price: `w2 = floor(tao / (price alpha + tao))`, where
    /// `price alpha` is rounded down to a rao. Fails if a weight would be out of range.
    /// Source: chain `maybe_initialize_palswap`, spec dtao 1.1.3.
    pub fn at_price(reserves: &Reserves, price: Price) -> Result<Weights, PoolError> {
        let (tao, alpha) = (u128::from(reserves.tao.0), U256::from(reserves.alpha.0));
        let worth: U256 = (alpha * U256::from(price.0.to_bits())) >> 64usize;
        let whole = worth + U256::from(tao);
        if whole.is_zero() {
            return Err(PoolError::WeightOutOfRange);
        }
        let weight: U256 = U256::from(tao) * U256::from(Perquintill::ONE.0) / whole;
        Weights::new(Perquintill(weight.saturating_to()))
    }

    /// Returns the weight of TAO (chain: `quote`).
    pub fn tao(self) -> Perquintill {
        self.0
    }

    /// Returns the weight of alpha (chain: `base`).
    pub fn alpha(self) -> Perquintill {
        self.0.complement()
    }

    /// Returns the exponent of a trade: the weight of the input token over that of the output token.
    pub fn exponent(self, side: Side) -> (Perquintill, Perquintill) {
        match side {
            Side::Buy => (self.tao(), self.alpha()),
            Side::Sell => (self.alpha(), self.tao()),
        }
    }

    /// Returns the weights that keep the price when `added` joins the reserves.
    ///
    /// `q1 = w1 tao (alpha + d_alpha)` and `q2 = w2 alpha (tao + d_tao)`, each rounded half up to whole units, then
    /// `w2 = floor(q2 / (q1 + q2))`; one half if both are 0. Fails if a weight would be out of range, as without
    /// alpha.
    /// Source: chain `update_weights_for_added_liquidity`.
    pub fn after_adding(self, reserves: &Reserves, added: Reserves) -> Result<Weights, PoolError> {
        let sum = reserves.plus(added);
        let product = |x: u64, y: u64| u128::from(x) * u128::from(y);
        let alpha_side = U256::from(part(self.alpha(), product(reserves.tao.0, sum.alpha.0)));
        let tao_side = U256::from(part(self.tao(), product(reserves.alpha.0, sum.tao.0)));
        let Some(weight) = (tao_side * U256::from(Perquintill::ONE.0)).checked_div(alpha_side + tao_side) else {
            return Ok(Weights::default());
        };
        Weights::new(Perquintill(weight.saturating_to()))
    }
}

/// Returns `weight value`, rounded half up to a whole unit (chain: `mul_round`).
pub fn part(weight: Perquintill, value: u128) -> u128 {
    let product = U256::from(value) * U256::from(weight.0) + U256::from(Perquintill::HALF.0);
    (product / U256::from(Perquintill::ONE.0)).saturating_to()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_are_at_least_a_hundredth() {
        for (parts, is_allowed) in [
            (0, false),
            (9_999_999_999_999_999, false),
            (10_000_000_000_000_000, true),
            (990_000_000_000_000_000, true),
            (990_000_000_000_000_001, false),
            (u64::MAX, false),
        ] {
            assert_eq!(Weights::new(Perquintill(parts)).is_ok(), is_allowed, "{parts}");
        }
    }
}
