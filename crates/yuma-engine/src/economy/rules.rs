//! The rules of an economy: set by an era, and adjustable by the user.

use super::burn_adjustment::BurnAdjustment;
use super::epoch_schedule::ScheduleRule;
use super::parameters::Parameters;
use super::pool_kind::PoolKind;
use super::pruning::PruningRule;
use super::seeding::SeedingRule;
use super::steps::StepId;
use super::terms::InjectionRule;
use crate::emission::{EmaRule, ShareRule};
use crate::pool::fee;
use crate::quantity::Rao;

/// All rules of a block and of the operations between blocks.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The division of TAO between subnets.
    pub share: ShareRule,
    /// Whether root validators' weights are first normalized to a sum of 1 (2024).
    pub normalizes_root_rows: bool,
    /// The kind of a subnet's pool.
    pub pool: PoolKind,
    /// The amount of TAO and alpha injected into a subnet's pool.
    pub injection: InjectionRule,
    /// The order of injection and purchase.
    pub order: InjectionOrder,
    /// The use of alpha that the chain buys.
    pub bought: BoughtAlpha,
    /// The split of a subnet's alpha between its participants.
    pub split: SplitRule,
    /// The use of root's part of the validators' alpha.
    pub root: RootRule,
    /// The moving average of the price.
    pub moving_price: EmaRule,
    /// The schedule of epochs.
    pub schedule: ScheduleRule,
    /// The choice of the subnet to prune for a new one.
    pub pruning: PruningRule,
    /// The initial reserves of a new subnet's pool.
    pub seeding: SeedingRule,
    /// Whether a new subnet starts at registration; since March 2025 its owner makes a start call.
    pub starts_at_registration: bool,
    /// Whether a new subnet gets TAO as soon as it starts; since June 2026 the switch is off at registration.
    pub has_emission_at_registration: bool,
    /// The change of the neuron price over time.
    pub registration: RegistrationRule,
    /// The fees of stakers besides the fee of a pool.
    pub staking_fee: StakingFee,
    /// The parameters.
    pub parameters: Parameters,
    /// The steps of a block, in order.
    pub steps: &'static [StepId],
}

impl Rules {
    /// Returns whether subnets have alpha. In April 2024 all stake is TAO on root and counts on every subnet.
    pub fn has_alpha(&self) -> bool {
        self.root != RootRule::Tao
    }

    /// Returns whether subnets have pools, and with them a price.
    pub fn has_pools(&self) -> bool {
        self.pool != PoolKind::None
    }
}

/// The order of the two ways in which TAO enters a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InjectionOrder {
    /// June and July 2026: the weights are set for the injection, the chain buys, then the injection joins. TAO that
    /// cannot buy stays on the subnet's account.
    BuyBetween,
    /// All other eras: the chain buys, then the injection joins at the new price. TAO that cannot buy is recycled.
    BuyFirst,
}

/// The change of the neuron price over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationRule {
    /// Until March 2026: adjusted by the registrations of an interval.
    ByInterval(BurnAdjustment),
    /// Since March 2026: falls with every block and rises with every registration, by the subnet's own rules.
    ByBlock,
}

/// The split of a subnet's alpha between owner, miners, validators and root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SplitRule {
    /// The owner's cut, and half of the rest each for miners and for validators.
    OwnerCut,
    /// As set by the owner in `SubnetEmissionWeights`.
    EmissionWeights,
}

/// The use of alpha that the chain buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoughtAlpha {
    /// It is destroyed, which lowers the issuance.
    Recycled,
    /// The chain holds it and never sells it.
    Held,
}

/// The use of root's part of the validators' alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootRule {
    /// April 2024: there is no alpha; root earns TAO like neurons.
    Tao,
    /// It is sold in every block, and the TAO is paid to root stakers with the next epoch.
    Sold,
    /// Like [`RootRule::Sold`], except while the chain props up the price.
    SoldUnlessSubsidized,
    /// It is held in alpha until it is claimed if prices sum above 1; otherwise it is recycled.
    Claimable,
    /// Like [`RootRule::Claimable`], but only for hotkeys with a seat on root: a simplified form of the validators'
    /// baskets, in which a deposit belongs to the root stakers at the time of the deposit.
    Fund,
}

/// The fees of stakers besides the fee of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StakingFee {
    /// No extra fee: the pool charges its own fee, root charges none, and moves of alpha within a subnet are free.
    OfPool,
    /// The launch: the flat fee also applies on root, and to moves within a subnet, which go through the pool.
    Flat,
    /// Since March 2025: like [`StakingFee::Flat`], but unstaking alpha forfeits about one epoch's yield.
    Forfeited,
}

impl StakingFee {
    /// Returns the fee that root keeps of a stake or an unstake.
    pub fn on_root(self) -> Rao {
        match self {
            StakingFee::OfPool => Rao(0),
            StakingFee::Flat | StakingFee::Forfeited => fee::FLAT,
        }
    }

    /// Returns whether a move within a subnet is a sale and a purchase.
    pub fn sells_within_a_subnet(self) -> bool {
        self != StakingFee::OfPool
    }
}
