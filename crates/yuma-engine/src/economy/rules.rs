//! The rules of an economy: what an era sets, and what a person may set otherwise.

use super::burn_adjustment::BurnAdjustment;
use super::epoch_schedule::ScheduleRule;
use super::era::PoolKind;
use super::parameters::Parameters;
use super::pruning::PruningRule;
use super::seeding::SeedingRule;
use super::steps::StepId;
use super::terms::InjectionRule;
use crate::emission::ShareRule;
use crate::emission::moving_price::EmaRule;
use crate::pool::fee;
use crate::quantity::Rao;

/// All rules of a block and of the operations between blocks.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// How TAO is divided between subnets.
    pub share: ShareRule,
    /// Whether root validators' weights are first divided by their sum (2024).
    pub normalizes_root_rows: bool,
    /// The pool of a subnet.
    pub pool: PoolKind,
    /// How much of it joins a subnet's pool.
    pub injection: InjectionRule,
    /// In which order it joins and buys.
    pub order: InjectionOrder,
    /// What becomes of alpha that the chain buys.
    pub bought: BoughtAlpha,
    /// How a subnet's alpha is split between its participants.
    pub split: SplitRule,
    /// What becomes of root's part of the validators' alpha.
    pub root: RootRule,
    /// How the average of the price follows the price.
    pub moving_price: EmaRule,
    /// When epochs run.
    pub schedule: ScheduleRule,
    /// Which subnet makes room for a new one.
    pub pruning: PruningRule,
    /// How the pool of a new subnet begins.
    pub seeding: SeedingRule,
    /// Whether a new subnet starts when it is registered; since March 2025 its owner has to call.
    pub starts_at_registration: bool,
    /// Whether a new subnet gets TAO from its start on; since June 2026 the switch is off at registration.
    pub has_emission_at_registration: bool,
    /// How the price of a neuron moves.
    pub registration: RegistrationRule,
    /// What stakers pay beside the fee of a pool.
    pub staking_fee: StakingFee,
    /// The parameters.
    pub parameters: Parameters,
    /// The steps of a block, in order.
    pub steps: &'static [StepId],
}

impl Rules {
    /// Whether subnets have alpha; in April 2024 all stake is TAO, on root, and counts on every subnet.
    pub fn has_alpha(&self) -> bool {
        self.root != RootRule::Tao
    }
}

/// The order of the two ways in which TAO enters a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InjectionOrder {
    /// June and July 2026: the weights are set for the injection, the chain buys, the injection joins. What cannot buy stays on
    /// the subnet's account.
    BuyBetween,
    /// All other eras: the chain buys, then the injection joins at the new price. What cannot buy is recycled.
    BuyFirst,
}

/// How the price of a neuron moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationRule {
    /// Until March 2026: by the registrations of an interval.
    ByInterval(BurnAdjustment),
    /// Since then: it falls with every block and rises with every registration, as the subnet says.
    ByBlock,
}

/// How a subnet's alpha is split between owner, miners, validators and root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SplitRule {
    /// The owner's cut, and half of the rest each for miners and for validators.
    OwnerCut,
    /// As the owner has set it: `SubnetEmissionWeights`.
    EmissionWeights,
}

/// What becomes of alpha that the chain buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoughtAlpha {
    /// It is destroyed, and the issuance falls.
    Recycled,
    /// The chain holds it and never sells.
    Held,
}

/// What becomes of root's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootRule {
    /// April 2024: there is no alpha; root earns TAO as neurons do.
    Tao,
    /// It is sold in every block, and the TAO is paid to root stakers with the next epoch.
    Sold,
    /// The same, but not where the chain props up the price.
    SoldUnlessSubsidised,
    /// It waits in alpha until it is claimed, if prices sum above one; else it is recycled.
    Claimable,
    /// The same, for hotkeys with a seat on root only: a simple form of the validators' baskets, in which a deposit belongs to
    /// those who were root stakers when it was made.
    Fund,
}

/// What stakers pay beside the fee of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StakingFee {
    /// Nothing: the pool has its fee, root has none, and alpha changes hands within a subnet for free.
    OfPool,
    /// The launch: the flat fee on root as well, and on moves within a subnet, which go through the pool.
    Flat,
    /// From March 2025: the same, but who takes alpha out forfeits about what it yields in an epoch.
    Forfeited,
}

impl StakingFee {
    /// What root keeps of a stake or an unstake.
    pub fn on_root(self) -> Rao {
        match self {
            StakingFee::OfPool => Rao(0),
            StakingFee::Flat | StakingFee::Forfeited => fee::FLAT,
        }
    }

    /// Whether a move within a subnet is a sale and a purchase.
    pub fn sells_within_a_subnet(self) -> bool {
        self != StakingFee::OfPool
    }
}
