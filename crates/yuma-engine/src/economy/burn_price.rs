//! The price of registering a neuron (spec 6.6).

use crate::integer;
use crate::quantity::{Block, Rao};
use crate::wide::Ratio;

/// A factor in units of 2^-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor32(pub u64);

const ONE: u64 = 1 << 32;

/// The rules of the neuron price since runtime 397.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BurnPrice {
    /// `BurnHalfLife`: blocks until the price is halved; 0 disables the decay.
    pub half_life: Block,
    /// `BurnIncreaseMult`: the factor applied by a registration.
    pub increase: Ratio,
    /// The minimum price.
    pub min: Rao,
    /// The maximum price.
    pub max: Rao,
}

/// Returns the largest factor whose power to the half-life is at most one half; one for a half-life of 0.
///
/// The power is computed by repeated squaring, rounded down at each step, as on the chain.
pub fn decay_factor(half_life: Block) -> Factor32 {
    if half_life.0 == 0 {
        return Factor32(ONE);
    }
    let (mut low, mut high) = (0, ONE);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if power(middle, half_life.0) <= ONE / 2 {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Factor32(low)
}

fn power(base: u64, exponent: u64) -> u64 {
    let times = |a: u64, b: u64| u64::try_from(integer::product(a, b) >> 32).unwrap_or(u64::MAX);
    let (mut result, mut base, mut exponent) = (ONE, base, exponent);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

impl Factor32 {
    /// Returns the factor raised to the power of `blocks`.
    pub fn power(self, blocks: u64) -> Factor32 {
        Factor32(power(self.0, blocks))
    }
}

impl BurnPrice {
    /// Returns the price one block later: `floor(price * factor / 2^32)` within the bounds.
    pub fn after_block(&self, price: Rao, factor: Factor32) -> Rao {
        let decayed = integer::product(price.0, factor.0) >> 32;
        self.bounded(Rao(u64::try_from(decayed).unwrap_or(u64::MAX)))
    }

    /// Returns the price after a registration: `floor(price * max(increase, 1))` within the bounds.
    pub fn after_registration(&self, price: Rao) -> Rao {
        let increase = self.increase.max(Ratio::from_num(1));
        self.bounded(Rao(Ratio::saturating_from_num(price.0).saturating_mul(increase).saturating_to_num()))
    }

    /// Returns the price clamped to its bounds.
    pub fn bounded(&self, price: Rao) -> Rao {
        price.min(self.max).max(self.min)
    }
}
