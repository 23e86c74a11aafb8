//! The dated registry of eras: the rules of each period and the accuracy of their reproduction.

use super::eras;
use super::parameters::{Choice, Parameters, Setting};
use super::rules::Rules;
use crate::emission::{EmaRule, EmaSmoothing};
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

/// Eras are equal if their ids are.
impl PartialEq for Era {
    fn eq(&self, other: &Era) -> bool {
        self.id == other.id
    }
}

impl Eq for Era {}

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
