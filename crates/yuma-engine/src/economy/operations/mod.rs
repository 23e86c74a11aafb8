//! The operations of accounts between blocks (spec 5, 6): staking, moving, registering.

pub mod dissolve;
pub mod emission_weights;
pub mod error;
pub mod moving;
pub mod neuron;
pub mod register;
pub mod root_weights;
pub mod stake;
pub mod trade;
pub mod unstake;

pub use error::OperationError;
pub use trade::Limit;

use crate::quantity::{Key, Netuid};

/// A stake position: its subnet, hotkey and owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The subnet; root for stake in TAO.
    pub netuid: Netuid,
    /// The validator.
    pub hotkey: Key,
    /// The owner of the stake.
    pub coldkey: Key,
}
