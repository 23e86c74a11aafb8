//! The first reserves of a new subnet's pool (spec 6.4).

use crate::pool::Reserves;
use crate::quantity::{Alpha, Price, Rao};
use crate::wide::{RATIO_ZERO, Ratio};

/// How a pool is seeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeedingRule {
    /// April 2024: there are no pools.
    None,
    /// Spec 233 to 396: the minimal lock and as much alpha, at a price of one; the rest of the lock is recycled.
    AtOne,
    /// Since spec 397: the whole lock, at the median price.
    AtMedian,
}

/// The median of the positive spot prices, the mean of the middle two of an even number; 1 if there are none.
pub fn median_price(prices: &[Price]) -> Price {
    let mut positive: Vec<Ratio> = prices.iter().map(|price| price.0).filter(|price| *price > RATIO_ZERO).collect();
    positive.sort_unstable();
    let middle = positive.len() / 2;
    let upper = positive.get(middle).copied();
    match (upper, middle.checked_sub(1).and_then(|index| positive.get(index)).copied()) {
        (None, _) => Price::ONE,
        (Some(upper), Some(lower)) if positive.len().is_multiple_of(2) => Price(Ratio::from_bits(
            (lower.to_bits() >> 1) + (upper.to_bits() >> 1) + (lower.to_bits() & upper.to_bits() & 1),
        )),
        (Some(upper), _) => Price(upper),
    }
}

impl SeedingRule {
    /// The reserves for a lock; `floor(tao / median)` of alpha at the median.
    pub fn reserves(self, lock: Rao, min_lock: Rao, median: Price) -> Reserves {
        match self {
            SeedingRule::None => Reserves::default(),
            SeedingRule::AtOne => Reserves { tao: min_lock, alpha: Alpha(min_lock.0) },
            SeedingRule::AtMedian => {
                let tao = lock.max(min_lock);
                let alpha = Ratio::saturating_from_num(tao.0).checked_div(median.0).unwrap_or_default();
                Reserves { tao, alpha: Alpha(alpha.saturating_to_num()) }
            }
        }
    }
}
