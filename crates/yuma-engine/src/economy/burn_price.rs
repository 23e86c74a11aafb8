//! What the registration of a neuron costs (spec 6.6).

use crate::quantity::{Block, Rao};
use crate::wide::Ratio;

/// A factor of 2^32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor32(pub u64);

const ONE: u64 = 1 << 32;

/// The rules of the price since spec 397.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BurnPrice {
    /// `BurnHalfLife`: blocks to half the price; 0 for none.
    pub half_life: Block,
    /// `BurnIncreaseMult`: the factor of a registration.
    pub increase: Ratio,
    /// The least price.
    pub min: Rao,
    /// The highest price.
    pub max: Rao,
}

/// The largest factor whose power to the half-life is at most one half; no decay (0 blocks) leaves the price alone.
///
/// The power squares repeatedly and rounds down at each step, as the chain does.
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
    let times = |a: u64, b: u64| u64::try_from((u128::from(a) * u128::from(b)) >> 32).unwrap_or(u64::MAX);
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
    /// The factor of so many blocks.
    pub fn power(self, blocks: u64) -> Factor32 {
        Factor32(power(self.0, blocks))
    }
}

impl BurnPrice {
    /// The price one block later: `floor(price * factor / 2^32)` within the bounds.
    pub fn after_block(&self, price: Rao, factor: Factor32) -> Rao {
        let decayed = (u128::from(price.0) * u128::from(factor.0)) >> 32;
        self.bounded(Rao(u64::try_from(decayed).unwrap_or(u64::MAX)))
    }

    /// The price after a registration: `floor(price * max(increase, 1))` within the bounds.
    pub fn after_registration(&self, price: Rao) -> Rao {
        let increase = self.increase.max(Ratio::from_num(1));
        self.bounded(Rao(Ratio::saturating_from_num(price.0).saturating_mul(increase).saturating_to_num()))
    }

    /// The price within its bounds.
    pub fn bounded(&self, price: Rao) -> Rao {
        price.min(self.max).max(self.min)
    }
}
