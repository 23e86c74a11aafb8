//! The pay of a day: the parts of a block's alpha, or of its TAO in April 2024, times 7,200.

use yuma_engine::economy::{RootRule, Rules, SubnetBlockResult, after_take};
use yuma_engine::quantity::{Alpha, BLOCKS_PER_DAY, Price, Rao};
use yuma_engine::root2024::block_share;
use yuma_engine::wide::{FineAmount, amount, mul_amount, units};

/// The use of root's part of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootUse {
    /// There is no alpha: stakers earn TAO.
    Tao,
    /// It is sold in the same block.
    Sold,
    /// It is kept in alpha until root stakers claim it.
    Kept,
    /// It is recycled, and root stakers get nothing.
    Recycled,
}

impl RootUse {
    /// Returns the use in a block of a subnet. `does_root_sell` is that of the block's report.
    pub fn of(rules: &Rules, block: &SubnetBlockResult, does_root_sell: bool) -> RootUse {
        match rules.root {
            RootRule::Tao => RootUse::Tao,
            RootRule::Sold => RootUse::Sold,
            RootRule::SoldUnlessSubsidized if block.terms.is_subsidized => RootUse::Recycled,
            RootRule::SoldUnlessSubsidized => RootUse::Sold,
            RootRule::Claimable | RootRule::Fund if does_root_sell => RootUse::Kept,
            RootRule::Claimable | RootRule::Fund => RootUse::Recycled,
        }
    }
}

/// A recipient of a subnet's emission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Payee {
    /// The owner, by the owner's part.
    Owner,
    /// The owner's keys, by the part of the miners' pay that they keep.
    OwnerKeys,
    /// The miners.
    Miners,
    /// The stakers of root.
    RootStakers,
    /// The stakers of the subnet's alpha; in April 2024, of TAO.
    Stakers,
    /// The validators, by their take.
    Validators,
    /// Nobody: root's part that is recycled.
    Recycled,
}

impl Payee {
    /// Returns the id in message keys: `paid.<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Payee::Owner => "owner",
            Payee::OwnerKeys => "owner_keys",
            Payee::Miners => "miners",
            Payee::RootStakers => "root_stakers",
            Payee::Stakers => "stakers",
            Payee::Validators => "validators",
            Payee::Recycled => "recycled",
        }
    }
}

/// The pay of a day, in alpha, or in rao in April 2024.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyPay {
    /// The use of root's part.
    pub root_use: RootUse,
    parts: [(Payee, u64); 7],
}

impl DailyPay {
    /// Returns the pay of a day at the pay of one block, with the default take of validators.
    pub fn of(block: &SubnetBlockResult, miner_burn: FineAmount, rules: &Rules, does_root_sell: bool) -> DailyPay {
        let root_use = RootUse::of(rules, block, does_root_sell);
        let (owner, server, validator, root) = match root_use {
            RootUse::Tao => {
                let share = block_share(block.tao_in, rules.parameters.owner_cut, true);
                let half = share.pending.0 / 2;
                (share.owner.0, half, share.pending.0 - half, 0)
            }
            _ => {
                let parts = block.participants;
                (parts.owner.0, parts.server.0, parts.validator.0, parts.root.0)
            }
        };
        let take = rules.parameters.delegate_take;
        let kept = units(mul_amount(amount(server), miner_burn)).min(server);
        let (root_paid, recycled) = if root_use == RootUse::Recycled { (0, root) } else { (root, 0) };
        let ((taken, stakers), (root_taken, root_stakers)) =
            (after_take(amount(validator), take), after_take(amount(root_paid), take));
        let parts = [
            (Payee::Owner, owner),
            (Payee::OwnerKeys, kept),
            (Payee::Miners, server - kept),
            (Payee::RootStakers, root_stakers.0),
            (Payee::Stakers, stakers.0),
            (Payee::Validators, taken.0.saturating_add(root_taken.0)),
            (Payee::Recycled, recycled),
        ];
        DailyPay { root_use, parts: parts.map(|(payee, paid)| (payee, paid.saturating_mul(BLOCKS_PER_DAY))) }
    }

    /// Returns the amount of a payee.
    pub fn to(&self, payee: Payee) -> u64 {
        self.parts.iter().find(|(other, _)| *other == payee).map_or(0, |(_, paid)| *paid)
    }

    /// Returns the payees that get something, with their amounts.
    pub fn paid(&self) -> impl Iterator<Item = (Payee, u64)> + '_ {
        self.parts.iter().copied().filter(|(_, paid)| *paid > 0)
    }

    /// Returns the sum of all parts.
    pub fn total(&self) -> u64 {
        self.parts.iter().fold(0, |sum, (_, paid)| sum.saturating_add(*paid))
    }

    /// Returns the value of an amount at a price, rounded down; TAO has its own value.
    pub fn value(&self, amount: u64, price: Price) -> Rao {
        match self.root_use {
            RootUse::Tao => Rao(amount),
            _ => price.value_of(Alpha(amount)),
        }
    }

    /// Returns the amount for root stakers, in April 2024 for all stakers.
    pub fn to_root(&self) -> u64 {
        self.to(if self.root_use == RootUse::Tao { Payee::Stakers } else { Payee::RootStakers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yuma_engine::economy::Era;
    use yuma_engine::quantity::Netuid;
    use yuma_engine::wide::AMOUNT_ZERO;
    use yuma_scenario::market::{MarketResult, preset};

    fn pay(era: &str, miner_burn: FineAmount) -> (DailyPay, MarketResult) {
        let market = preset("market-2026-04-11").unwrap();
        let result = MarketResult::of(&market, Era::of(era).unwrap());
        let block = result.subnet(Netuid(64)).unwrap().block.unwrap();
        (DailyPay::of(&block, miner_burn, &result.rules, result.report.does_root_sell), result)
    }

    #[test]
    fn all_parts_are_those_of_the_block() {
        for era in yuma_engine::economy::ERAS.iter() {
            let (pay, result) = pay(era.id, FineAmount::from_bits(1 << 31));
            let subnet = result.subnet(Netuid(64)).unwrap();
            let expected = if result.rules.has_alpha() { subnet.alpha_per_day.0 } else { subnet.tao_per_day.0 };
            let difference = expected.abs_diff(pay.total());
            assert!(difference <= 20 * BLOCKS_PER_DAY, "{}: {difference} of rounding", era.id);
            assert!(pay.to(Payee::OwnerKeys).abs_diff(pay.to(Payee::Miners)) <= BLOCKS_PER_DAY, "{}", era.id);
        }
    }

    #[test]
    fn the_take_is_that_of_both_pots() {
        let (pay, result) = pay("gate-2026", AMOUNT_ZERO);
        let pots = pay.to(Payee::RootStakers) + pay.to(Payee::Stakers) + pay.to(Payee::Validators);
        let take = pay.to(Payee::Validators) as f64 / pots as f64;
        assert!((take - f64::from(result.rules.parameters.delegate_take.0) / 65_535.0).abs() < 1e-6, "{take}");
    }

    #[test]
    fn the_use_of_roots_part_follows_the_rules() {
        for (era, does_root_sell, expected) in [
            ("root-2024", true, RootUse::Tao),
            ("launch-2025", false, RootUse::Sold),
            ("flow-2025", true, RootUse::Kept),
            ("gate-2026", false, RootUse::Recycled),
        ] {
            let (_, result) = pay(era, AMOUNT_ZERO);
            let block = result.subnet(Netuid(64)).unwrap().block.unwrap();
            assert_eq!(RootUse::of(&result.rules, &block, does_root_sell), expected, "{era}");
        }
    }
}
