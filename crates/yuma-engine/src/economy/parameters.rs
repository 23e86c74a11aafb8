//! The global parameters of the economy (spec 8, latest era 4.1).

use crate::quantity::{Block, Proportion64, Rao, Share};

/// A parameter whose live value may differ from its default in the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    /// The default in the code.
    pub code: T,
    /// The live value.
    pub live: T,
}

impl<T: Copy> Setting<T> {
    /// Creates a setting whose live value is the default.
    pub const fn same(value: T) -> Setting<T> {
        Setting { code: value, live: value }
    }

    /// Creates a setting whose live value differs from the default.
    pub const fn changed(code: T, live: T) -> Setting<T> {
        Setting { code, live }
    }

    /// Converts both values with `form`.
    pub fn map<U>(self, form: impl Fn(T) -> U) -> Setting<U> {
        Setting { code: form(self.code), live: form(self.live) }
    }

    /// Returns the value of a choice.
    pub const fn of(self, choice: Choice) -> T {
        match choice {
            Choice::Code => self.code,
            Choice::Live => self.live,
        }
    }
}

/// Selects the default or the live value of a setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The default in the code.
    Code,
    /// The live value.
    #[default]
    Live,
}

/// The global parameters read by the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// `TaoWeight`: the weight of one TAO on root relative to one alpha.
    pub tao_weight: Proportion64,
    /// `SubnetOwnerCut`.
    pub owner_cut: Share,
    /// The default take of a validator from its stakers' dividends.
    pub delegate_take: Share,
    /// `SubnetLimit`: the maximum number of subnets, without root.
    pub subnet_limit: u16,
    /// `NetworkImmunityPeriod`.
    pub network_immunity: Block,
    /// `NetworkMinLockCost`.
    pub min_lock: Rao,
    /// `NetworkLockReductionInterval`.
    pub lock_interval: Block,
    /// Whether the interval shrinks with the block emission.
    pub is_interval_scaled: bool,
    /// `NetworkRateLimit`: blocks between two registrations.
    pub network_rate_limit: Block,
    /// `DefaultMinStake`: the minimum value of a stake or unstake operation.
    pub min_stake: Rao,
    /// The minimum value of a stake on another owner's hotkey after a part was unstaked; a smaller rest is unstaked
    /// too.
    pub min_nomination: Rao,
    /// Blocks between the registration of a subnet and its start call.
    pub start_delay: Block,
    /// `MinBurn`: the minimum neuron price in a new subnet.
    pub min_burn: Rao,
}
