//! The global parameters of the economy (spec 8, latest era 4.1).

use crate::quantity::{Block, Proportion64, Rao, Share};

/// A parameter whose value on the chain may differ from what the code starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    /// The default in the code.
    pub code: T,
    /// What was live.
    pub live: T,
}

impl<T: Copy> Setting<T> {
    /// A parameter that nobody has changed.
    pub const fn same(value: T) -> Setting<T> {
        Setting { code: value, live: value }
    }

    /// A parameter that was changed on the chain.
    pub const fn changed(code: T, live: T) -> Setting<T> {
        Setting { code, live }
    }

    /// The same parameter in another form.
    pub fn map<U>(self, form: impl Fn(T) -> U) -> Setting<U> {
        Setting { code: form(self.code), live: form(self.live) }
    }

    /// The value of this choice.
    pub const fn of(self, choice: Choice) -> T {
        match choice {
            Choice::Code => self.code,
            Choice::Live => self.live,
        }
    }
}

/// Which of two values counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// What the code starts with.
    Code,
    /// What was live.
    #[default]
    Live,
}

/// The parameters that rules read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// `TaoWeight`: what a TAO on root counts beside an alpha.
    pub tao_weight: Proportion64,
    /// `SubnetOwnerCut`.
    pub owner_cut: Share,
    /// What a validator takes of its stakers' dividends, unless it has set less.
    pub delegate_take: Share,
    /// `SubnetLimit`, without root.
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
    /// `DefaultMinStake`: what a stake or an unstake must come to.
    pub min_stake: Rao,
    /// What a stake on somebody else's hotkey must be worth after some of it was taken out; less is taken out, too.
    pub min_nomination: Rao,
    /// Blocks between the registration of a subnet and its start call.
    pub start_delay: Block,
    /// `MinBurn`: the least that the registration of a neuron costs in a new subnet.
    pub min_burn: Rao,
}
