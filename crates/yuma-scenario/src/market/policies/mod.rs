//! The policies of participants, one file each. A policy decides and the engine executes: it sees the market before the
//! first block of a day, before anybody has traded on that day, and returns operations.
//!
//! Stake goes to the validator [`super::VALIDATOR`]. TAO below the chain's minimum stake stays free.

mod arbitrageur;
mod early_mover;
mod holder;
mod miner;
mod momentum;
mod owner;
mod view;
mod yield_seeker;

use yuma_engine::economy::operations::Operation;
use yuma_engine::quantity::Netuid;

pub use self::arbitrageur::Arbitrageur;
pub use self::early_mover::EarlyMover;
pub use self::holder::Holder;
pub use self::miner::Miner;
pub use self::momentum::Momentum;
pub use self::owner::SubnetOwner;
pub use self::view::{PolicyView, Signal};
pub use self::yield_seeker::YieldSeeker;

/// The rule by which a participant trades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Buys once and holds.
    Holder(Holder),
    /// Buys on a day, and may sell after some days.
    EarlyMover(EarlyMover),
    /// Follows the price that rose most.
    Momentum(Momentum),
    /// Follows the highest yield of stakers.
    YieldSeeker(YieldSeeker),
    /// Mines, and sells a part of its pay.
    Miner(Miner),
    /// Owns a subnet, and sells a part of its pay.
    Owner(SubnetOwner),
    /// Buys below the moving average of the price, and sells at it.
    Arbitrageur(Arbitrageur),
}

/// The place of a participant in a subnet that pays it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// All miners of the subnet.
    Miners(Netuid),
    /// The owner of the subnet.
    Owner(Netuid),
}

impl Role {
    /// Returns the subnet.
    pub const fn netuid(self) -> Netuid {
        match self {
            Role::Miners(netuid) | Role::Owner(netuid) => netuid,
        }
    }
}

impl Policy {
    /// Returns the name in text catalogs and in written documents.
    pub const fn id(&self) -> &'static str {
        match self {
            Policy::Holder(_) => "holder",
            Policy::EarlyMover(_) => "early_mover",
            Policy::Momentum(_) => "momentum",
            Policy::YieldSeeker(_) => "yield_seeker",
            Policy::Miner(_) => "miner",
            Policy::Owner(_) => "owner",
            Policy::Arbitrageur(_) => "arbitrageur",
        }
    }

    /// Returns the operations before the first block of a day.
    pub fn orders(&self, view: &PolicyView<'_>) -> Vec<Operation> {
        match self {
            Policy::Holder(policy) => policy.orders(view),
            Policy::EarlyMover(policy) => policy.orders(view),
            Policy::Momentum(policy) => policy.orders(view),
            Policy::YieldSeeker(policy) => policy.orders(view),
            Policy::Miner(policy) => policy.orders(view),
            Policy::Owner(policy) => policy.orders(view),
            Policy::Arbitrageur(policy) => policy.orders(view),
        }
    }

    /// Returns the place of the participant in a subnet, if it has one.
    pub fn role(&self) -> Option<Role> {
        match self {
            Policy::Miner(policy) => Some(Role::Miners(policy.netuid)),
            Policy::Owner(policy) => Some(Role::Owner(policy.netuid)),
            _ => None,
        }
    }

    /// Returns whether the policy draws random numbers, so that its trades depend on the document's seed.
    pub fn is_random(&self) -> bool {
        match self {
            Policy::Holder(policy) => policy.netuid.is_none(),
            Policy::EarlyMover(policy) => policy.netuid.is_none(),
            _ => false,
        }
    }
}
