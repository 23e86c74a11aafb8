//! The global parameters that a market may change from those of its era.

use std::collections::BTreeMap;

use super::error::MarketError;
use crate::limits;
use yuma_engine::economy::Parameters;
use yuma_engine::issuance::MAXIMUM;
use yuma_engine::quantity::{Block, Proportion64, Rao, Share};

/// A global parameter of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// `TaoWeight`, in 1 / (2^64 - 1).
    TaoWeight,
    /// `SubnetOwnerCut`, in 1 / 65535. The split that owners set replaces it.
    OwnerCut,
    /// The default take of a validator, in 1 / 65535.
    DelegateTake,
    /// `SubnetLimit`, without root.
    SubnetLimit,
    /// `NetworkImmunityPeriod`, in blocks.
    NetworkImmunity,
    /// `NetworkMinLockCost`, in rao.
    MinLock,
    /// `NetworkLockReductionInterval`, in blocks.
    LockInterval,
    /// `NetworkRateLimit`, in blocks.
    NetworkRateLimit,
}

/// The changed parameters with their values in the chain's units. They apply under the rules of every era.
pub type ParameterChanges = BTreeMap<Parameter, u64>;

impl Parameter {
    /// All parameters in their order.
    pub const ALL: [Parameter; 8] = [
        Parameter::TaoWeight,
        Parameter::OwnerCut,
        Parameter::DelegateTake,
        Parameter::SubnetLimit,
        Parameter::NetworkImmunity,
        Parameter::MinLock,
        Parameter::LockInterval,
        Parameter::NetworkRateLimit,
    ];

    /// Returns the name in written markets, that of the engine's field.
    pub const fn id(self) -> &'static str {
        match self {
            Parameter::TaoWeight => "tao_weight",
            Parameter::OwnerCut => "owner_cut",
            Parameter::DelegateTake => "delegate_take",
            Parameter::SubnetLimit => "subnet_limit",
            Parameter::NetworkImmunity => "network_immunity",
            Parameter::MinLock => "min_lock",
            Parameter::LockInterval => "lock_interval",
            Parameter::NetworkRateLimit => "network_rate_limit",
        }
    }

    /// Returns the parameter with a name.
    pub fn of(id: &str) -> Option<Parameter> {
        Parameter::ALL.into_iter().find(|parameter| parameter.id() == id)
    }

    /// Returns the largest value.
    pub const fn largest(self) -> u64 {
        match self {
            Parameter::TaoWeight => u64::MAX,
            Parameter::OwnerCut | Parameter::DelegateTake => u16::MAX as u64,
            Parameter::SubnetLimit => limits::SUBNETS as u64,
            Parameter::NetworkImmunity | Parameter::LockInterval | Parameter::NetworkRateLimit => limits::BLOCK,
            Parameter::MinLock => MAXIMUM,
        }
    }

    /// Returns the value among all parameters.
    pub fn get(self, parameters: &Parameters) -> u64 {
        match self {
            Parameter::TaoWeight => parameters.tao_weight.0,
            Parameter::OwnerCut => parameters.owner_cut.0.into(),
            Parameter::DelegateTake => parameters.delegate_take.0.into(),
            Parameter::SubnetLimit => parameters.subnet_limit.into(),
            Parameter::NetworkImmunity => parameters.network_immunity.0,
            Parameter::MinLock => parameters.min_lock.0,
            Parameter::LockInterval => parameters.lock_interval.0,
            Parameter::NetworkRateLimit => parameters.network_rate_limit.0,
        }
    }

    /// Sets the value among all parameters.
    fn set(self, parameters: &mut Parameters, value: u64) {
        let short = u16::try_from(value).unwrap_or(u16::MAX);
        match self {
            Parameter::TaoWeight => parameters.tao_weight = Proportion64(value),
            Parameter::OwnerCut => parameters.owner_cut = Share(short),
            Parameter::DelegateTake => parameters.delegate_take = Share(short),
            Parameter::SubnetLimit => parameters.subnet_limit = short,
            Parameter::NetworkImmunity => parameters.network_immunity = Block(value),
            Parameter::MinLock => parameters.min_lock = Rao(value),
            Parameter::LockInterval => parameters.lock_interval = Block(value),
            Parameter::NetworkRateLimit => parameters.network_rate_limit = Block(value),
        }
    }
}

/// Changes the parameters.
pub(super) fn apply(changes: &ParameterChanges, parameters: &mut Parameters) {
    changes.iter().for_each(|(parameter, &value)| parameter.set(parameters, value));
}

/// Checks that each value is at most the largest one.
pub(super) fn check(changes: &ParameterChanges) -> Result<(), MarketError> {
    match changes.iter().find(|(parameter, value)| **value > parameter.largest()) {
        Some((&parameter, _)) => Err(MarketError::ParameterOutOfRange { parameter }),
        None => Ok(()),
    }
}
