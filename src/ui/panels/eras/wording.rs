//! The message keys of an era's rules, and dates.

use yuma_engine::economy::{Date, ERAS, InjectionRule, PoolKind, RootRule, SplitRule};
use yuma_engine::emission::ShareRule;
use yuma_engine::pool::Unbalanced;

/// The last day for which the rules are known (the newest reading of the chain).
pub const KNOWN_UNTIL: Date = Date::new(2026, 11, 28);

/// Returns the first day after an era.
pub fn until(index: usize) -> Date {
    ERAS.get(index + 1).map_or(KNOWN_UNTIL, |next| next.since)
}

/// Returns the number of days with months of equal length, which is exact enough for drawings and lengths in weeks.
pub fn days(date: Date) -> f64 {
    f64::from(date.year) * 365.25 + f64::from(date.month) * 30.44 + f64::from(date.day)
}

/// Formats a day: 2026-07-27.
pub fn date(Date { year, month, day }: Date) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// Returns the message key of a kind of pool.
pub fn pool_key(pool: PoolKind) -> &'static str {
    match pool {
        PoolKind::None => "era.pool.none",
        PoolKind::ConstantProduct => "era.pool.constant_product",
        PoolKind::Concentrated { .. } => "era.pool.concentrated",
        PoolKind::Weighted { unbalanced: Unbalanced::Refused } => "era.pool.weighted",
        PoolKind::Weighted { unbalanced: Unbalanced::Parked } => "era.pool.weighted_parked",
    }
}

/// Returns the message key of a share rule.
pub fn share_key(rule: ShareRule) -> &'static str {
    match rule {
        ShareRule::RootWeights => "era.share.root_weights",
        ShareRule::MovingPrice => "era.share.moving_price",
        ShareRule::TaoFlow(_) => "era.share.tao_flow",
        ShareRule::NetFlow(_) => "era.share.net_flow",
        ShareRule::BurnedPrice { .. } => "era.share.burned_price",
        ShareRule::GatedPrice(_) => "era.share.gated_price",
        ShareRule::TieredPrice => "era.share.tiered_price",
    }
}

/// Returns the message key of an injection rule.
pub fn injection_key(rule: InjectionRule) -> &'static str {
    match rule {
        InjectionRule::None => "era.injection.none",
        InjectionRule::Full => "era.injection.full",
        InjectionRule::Subsidy => "era.injection.subsidy",
        InjectionRule::Excess { .. } => "era.injection.excess",
    }
}

/// Returns the message key of a root rule.
pub fn root_key(rule: RootRule) -> &'static str {
    match rule {
        RootRule::Tao => "era.root.tao",
        RootRule::Sold => "era.root.sold",
        RootRule::SoldUnlessSubsidized => "era.root.sold_unless_subsidized",
        RootRule::Claimable => "era.root.claimable",
        RootRule::Fund => "era.root.fund",
    }
}

/// The message of how a subnet's alpha is split.
pub fn split_key(split: SplitRule) -> &'static str {
    match split {
        SplitRule::OwnerCut => "era.split.owner_cut",
        SplitRule::EmissionWeights => "era.split.emission_weights",
    }
}
