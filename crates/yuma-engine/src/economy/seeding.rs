//! The first reserves of a new subnet's pool (spec 6.4).

use crate::pool::Reserves;
use crate::quantity::{Alpha, Price, Rao};
use crate::wide::{RATIO_ZERO, Ratio};

/// The rule for the first reserves of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeedingRule {
    /// April 2024: there are no pools.
    None,
    /// Runtimes 233 to 396: the minimum lock and the same amount of alpha, at a price of 1; the rest of the lock is
    /// recycled.
    AtOne,
    /// Since runtime 397: the whole lock, at the median price.
    AtMedian,
}

/// Returns the median of the positive spot prices; the mean of the middle two for an even count, 1 if there are none.
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
    /// Returns the reserves for a lock; at the median price the alpha is `floor(tao / median)`.
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
