//! The last registration of a subnet, which sets the price of the next one.

use yuma_engine::quantity::{Block, Rao};

/// The last registration of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LastRegistration {
    /// The cost.
    pub lock: Rao,
    /// Its block, from 1.
    pub block: Block,
}
