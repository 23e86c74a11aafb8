//! Stake positions.

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
