//! The dated registry of eras: the rules of each period and the accuracy of their reproduction.

use super::eras;
use super::parameters::{Choice, Parameters, Setting};
use super::rules::Rules;
use crate::emission::ShareRule;
use crate::emission::moving_price::{EmaRule, EmaSmoothing};
use crate::pool::concentrated::Concentrated;
use crate::pool::constant_product::ConstantProduct;
use crate::pool::reservoirs::Unbalanced;
use crate::pool::weighted::Weighted;
use crate::pool::{Pool, Reserves, TradeRules};
use crate::quantity::{Block, Proportion64, Rao, Share};
use substrate_fixed::types::I96F32;

/// A period with its own rules.
#[derive(Debug)]
pub struct Era {
    /// The name in scenarios and text catalogs: `era.<id>.title`, `era.<id>.about`.
    pub id: &'static str,
    /// The first day of the era.
    pub since: Date,
    /// The first block of the era, if it is known.
    pub first_block: Option<Block>,
    /// The runtime of these rules; [`Era::changes`] lists the other runtimes of the period.
    pub runtime: Runtime,
    /// The rules, with the live parameters.
    pub rules: Rules,
    /// The parameters whose default in the code may differ from the live value.
    pub settings: Settings,
    /// The changes within and up to the era, with their dates.
    pub changes: &'static [Change],
    /// The sources of the rules.
    pub sources: &'static [&'static str],
    /// The aspects that match the chain bit for bit: `era.note.<id>`.
    pub exact: &'static [&'static str],
    /// The aspects that are approximated or assumed: `era.note.<id>`.
    pub approximate: &'static [&'static str],
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Creates a date from year, month and day.
    pub const fn new(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }
}

/// `spec_version`: the number of a runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Runtime(pub u16);

/// A change made by a runtime.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The day the change was merged or went live.
    pub since: Date,
    /// The runtime.
    pub runtime: Runtime,
    /// The name in text catalogs: `era.change.<id>`.
    pub id: &'static str,
    /// The effect on the era's rules.
    pub effect: Effect,
}

/// The effect of a change on the rules of its era, which are those of one runtime.
#[derive(Clone, Copy, Debug)]
pub enum Effect {
    /// No effect on the rules, or an effect that is not modeled.
    None,
    /// The change came after the era's runtime; the function applies it to the rules.
    Amends(fn(&mut Rules)),
    /// The rules already include the change; the function restores the rules before it.
    Replaced(fn(&mut Rules)),
}

impl Change {
    /// Returns the change with a function that applies it to the era's rules.
    pub const fn amending(self, amend: fn(&mut Rules)) -> Change {
        Change { effect: Effect::Amends(amend), ..self }
    }

    /// Returns the change with a function that restores the rules before it.
    pub const fn replacing(self, restore: fn(&mut Rules)) -> Change {
        Change { effect: Effect::Replaced(restore), ..self }
    }
}

/// The kind of a subnet's pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolKind {
    /// No pool: April 2024.
    None,
    /// Constant product with a flat fee.
    ConstantProduct,
    /// Concentrated liquidity with the chain's own position only.
    Concentrated {
        /// The fee rate.
        fee_rate: Share,
        /// Whether fees return to the pool.
        keeps_fees: bool,
    },
    /// Weighted pool.
    Weighted {
        /// The rule for injections that the weights cannot take.
        unbalanced: Unbalanced,
    },
}

impl PoolKind {
    /// Creates a pool of this kind.
    pub fn pool(self, reserves: Reserves) -> Pool {
        match self {
            PoolKind::None => Pool::Stable(reserves),
            PoolKind::ConstantProduct => Pool::ConstantProduct(ConstantProduct::new(reserves)),
            PoolKind::Concentrated { fee_rate, keeps_fees } => Pool::Concentrated(Concentrated {
                rules: TradeRules { fee_rate, ..TradeRules::default() },
                keeps_fees,
                ..Concentrated::new(reserves)
            }),
            PoolKind::Weighted { unbalanced } => Pool::Weighted(Weighted { unbalanced, ..Weighted::new(reserves) }),
        }
    }
}

/// The parameters of an era: the defaults in the code and the live values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `SubnetMovingAlpha`.
    pub moving_speed: Setting<I96F32>,
    /// The smoothing of the moving average.
    pub moving_smoothing: EmaSmoothing,
    /// `TaoWeight`.
    pub tao_weight: Setting<Proportion64>,
    /// `SubnetLimit`.
    pub subnet_limit: Setting<u16>,
    /// `NetworkImmunityPeriod`.
    pub network_immunity: Setting<Block>,
    /// `NetworkMinLockCost`.
    pub min_lock: Setting<Rao>,
    /// `NetworkLockReductionInterval`.
    pub lock_interval: Setting<Block>,
    /// Whether the interval shrinks with the block emission.
    pub is_interval_scaled: bool,
    /// `NetworkRateLimit`.
    pub network_rate_limit: Setting<Block>,
    /// `DefaultMinStake`.
    pub min_stake: Setting<Rao>,
    /// `NominatorMinRequiredStake`, in rao.
    pub min_nomination: Setting<Rao>,
    /// Blocks between registration and start call.
    pub start_delay: Setting<Block>,
    /// `MinBurn` of a new subnet.
    pub min_burn: Setting<Rao>,
}

/// 18 %, the owner's cut and the maximum take.
const EIGHTEEN_PERCENT: Share = Share(11_796);

impl Settings {
    /// Returns the parameters of a choice.
    pub const fn parameters(&self, choice: Choice) -> Parameters {
        Parameters {
            tao_weight: self.tao_weight.of(choice),
            owner_cut: EIGHTEEN_PERCENT,
            delegate_take: EIGHTEEN_PERCENT,
            subnet_limit: self.subnet_limit.of(choice),
            network_immunity: self.network_immunity.of(choice),
            min_lock: self.min_lock.of(choice),
            lock_interval: self.lock_interval.of(choice),
            is_interval_scaled: self.is_interval_scaled,
            network_rate_limit: self.network_rate_limit.of(choice),
            min_stake: self.min_stake.of(choice),
            min_nomination: self.min_nomination.of(choice),
            start_delay: self.start_delay.of(choice),
            min_burn: self.min_burn.of(choice),
        }
    }

    /// Returns the rule of the moving price.
    pub const fn moving_price(&self, choice: Choice) -> EmaRule {
        EmaRule { speed: self.moving_speed.of(choice), smoothing: self.moving_smoothing }
    }
}

impl Era {
    /// Returns the rules with the parameters of a choice.
    pub fn rules(&self, choice: Choice) -> Rules {
        Rules {
            parameters: self.settings.parameters(choice),
            moving_price: self.settings.moving_price(choice),
            ..self.rules
        }
    }

    /// Returns the rules at another runtime of the same era: with the changes after the era's own runtime applied, or
    /// with the changes up to it reverted.
    ///
    /// At the era's own runtime this returns [`Era::rules`].
    pub fn rules_at(&self, runtime: Runtime, choice: Choice) -> Rules {
        let mut rules = self.rules(choice);
        for change in self.changes.iter().filter(|change| change.runtime <= runtime) {
            if let Effect::Amends(amend) = change.effect {
                amend(&mut rules);
            }
        }
        for change in self.changes.iter().rev().filter(|change| change.runtime > runtime) {
            if let Effect::Replaced(restore) = change.effect {
                restore(&mut rules);
            }
        }
        rules
    }

    /// Returns the era with this id.
    pub fn of(id: &str) -> Option<&'static Era> {
        ERAS.iter().copied().find(|era| era.id == id)
    }
}

/// All eras, in order.
pub static ERAS: &[&Era] = &[
    &eras::ROOT_2024,
    &eras::LAUNCH_2025,
    &eras::SUBSIDY_2025,
    &eras::FLOW_2025,
    &eras::NETFLOW_2026,
    &eras::PRICE_2026,
    &eras::GATE_2026,
    &eras::ETAO_2026,
];

/// A proposed change that never ran.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    /// The name in text catalogs: `proposal.<id>.title`.
    pub id: &'static str,
    /// The part of the economy that it would have changed.
    pub part: ProposedPart,
    /// The source of the proposal.
    pub source: &'static str,
    /// Applies the proposal to the rules of its time; `None` if it is about something else or not modeled.
    pub amends: Option<fn(&mut Rules)>,
}

impl Proposal {
    const fn new(id: &'static str, part: ProposedPart, source: &'static str) -> Proposal {
        Proposal { id, part, source, amends: None }
    }
}

/// The part of the economy that a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProposedPart {
    /// The curve of pools.
    Pool,
    /// The division between subnets.
    Share,
    /// The injection and the purchase of alpha.
    Injection,
    /// The miners' earnings.
    Epoch,
}

/// Proposals that never ran (as of October 2026).
pub static PROPOSALS: &[Proposal] = &[
    Proposal {
        amends: Some(|rules| rules.share = ShareRule::TieredPrice),
        ..Proposal::new("tiers", ProposedPart::Share, "opentensor/subtensor#3010")
    },
    Proposal::new("conviction_gate", ProposedPart::Share, "opentensor/subtensor#3011"),
    Proposal::new("capped_purchases", ProposedPart::Injection, "opentensor/subtensor#3012"),
    Proposal::new("superellipse", ProposedPart::Pool, "opentensor/subtensor#3211"),
    Proposal::new("equal_share", ProposedPart::Epoch, "opentensor/subtensor#3202"),
];
