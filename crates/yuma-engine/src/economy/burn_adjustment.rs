//! The adjustment of the neuron price per interval, used until March 2026 (spec 6.6).

use super::burn_price::BurnPrice;
use crate::quantity::{Block, Rao};
use crate::wide::{RATIO_ONE, RATIO_ZERO, Ratio, safe_div};

/// The rules of the neuron price before runtime 397.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BurnAdjustment {
    /// `AdjustmentInterval`: blocks between two adjustments.
    pub interval: Block,
    /// `TargetRegistrationsPerInterval`: the price rises if an interval has more registrations than this.
    pub target: u16,
    /// `AdjustmentAlpha`: the weight of the old price.
    pub smoothing: Ratio,
}

/// The maximum registrations per interval, as a multiple of the target.
const MOST_TARGETS: u16 = 3;

/// A subnet's registration counters, as read by an adjustment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registrations {
    /// The first block of the interval.
    pub since: Block,
    /// The number of neurons registered in the interval.
    pub count: u16,
    /// The block of the last registration.
    pub last: Option<Block>,
}

impl BurnAdjustment {
    /// An interval of 100 blocks, a target of two neurons, no smoothing.
    pub const DEFAULT: BurnAdjustment = BurnAdjustment { interval: Block(100), target: 2, smoothing: RATIO_ZERO };

    /// Returns whether a neuron can register: at most one per block, and three times the target per interval.
    pub fn has_room(&self, registrations: &Registrations, block: Block) -> bool {
        let is_first_of_block = registrations.last.is_none_or(|last| last < block);
        is_first_of_block && registrations.count < self.target.saturating_mul(MOST_TARGETS)
    }

    /// Returns the price after an interval with `count` registrations, within the bounds:
    /// `smoothing * price + (1 - smoothing) * price * (count + target) / (2 target)`.
    ///
    /// Registration by proof of work, which existed as well, is left out. With burning alone the chain raises the
    /// price above the target and lowers it after an interval without registrations; in between it made the work
    /// easier instead.
    pub fn after_interval(&self, price: Rao, count: u16, bounds: &BurnPrice) -> Rao {
        if (1..=self.target).contains(&count) {
            return bounds.bounded(price);
        }
        let whole = |amount: u64| Ratio::saturating_from_num(amount);
        let demand = whole(u64::from(count) + u64::from(self.target));
        let demanded = safe_div(whole(price.0).saturating_mul(demand), whole(2 * u64::from(self.target)));
        let smoothing = self.smoothing.min(RATIO_ONE);
        let moved = RATIO_ONE.saturating_sub(smoothing).saturating_mul(demanded);
        bounds.bounded(Rao(smoothing.saturating_mul(whole(price.0)).saturating_add(moved).saturating_to_num()))
    }

    /// Returns the price and the registration count at this block, after adjusting for every interval that has ended
    /// since.
    pub fn at(
        &self,
        price: Rao,
        registrations: Registrations,
        bounds: &BurnPrice,
        block: Block,
    ) -> (Rao, Registrations) {
        let (mut price, mut now) = (price, registrations);
        let ended = block.0.saturating_sub(now.since.0).checked_div(self.interval.0).unwrap_or(0);
        for _ in 0..ended {
            let next = self.after_interval(price, now.count, bounds);
            let is_settled = next == price && now.count == 0;
            (price, now.count) = (next, 0);
            if is_settled {
                break;
            }
        }
        now.since.0 = now.since.0.saturating_add(ended.saturating_mul(self.interval.0));
        (price, now)
    }
}

#[cfg(test)]
mod tests {
    use super::super::new_subnet::BURN_PRICE;
    use super::*;

    #[test]
    fn the_price_rises_above_the_target_and_falls_when_nobody_comes() {
        for (count, smoothing, price) in [
            (0, 0.0, 500_000_000),
            (0, 0.5, 750_000_000),
            (1, 0.0, 1_000_000_000),
            (2, 0.0, 1_000_000_000),
            (3, 0.0, 1_250_000_000),
            (6, 0.0, 2_000_000_000),
            (6, 0.5, 1_500_000_000),
        ] {
            let rule = BurnAdjustment { smoothing: Ratio::from_num(smoothing), ..BurnAdjustment::DEFAULT };
            assert_eq!(rule.after_interval(Rao(1_000_000_000), count, &BURN_PRICE), Rao(price), "{count}, {smoothing}");
        }
    }

    #[test]
    fn every_interval_that_has_ended_counts_and_the_price_keeps_its_bounds() {
        let rule = BurnAdjustment::DEFAULT;
        let three = Registrations { since: Block(1_000), count: 3, last: None };
        let price = Rao(1_000_000_000);
        for (block, expected, since) in
            [(1_099, 1_000_000_000, 1_000), (1_100, 1_250_000_000, 1_100), (1_350, 312_500_000, 1_300)]
        {
            let (got, now) = rule.at(price, three, &BURN_PRICE, Block(block));
            assert_eq!((got, now.since), (Rao(expected), Block(since)), "block {block}");
        }
        let (got, _) = rule.at(price, three, &BURN_PRICE, Block(u64::MAX));
        assert_eq!(got, BURN_PRICE.min);
    }

    #[test]
    fn there_is_room_for_one_in_a_block_and_six_in_an_interval() {
        let with = |count, last: Option<u64>| Registrations { since: Block(0), count, last: last.map(Block) };
        for (registrations, has_room) in
            [(with(0, None), true), (with(1, Some(9)), true), (with(1, Some(10)), false), (with(6, Some(9)), false)]
        {
            assert_eq!(BurnAdjustment::DEFAULT.has_room(&registrations, Block(10)), has_room, "{registrations:?}");
        }
    }
}
