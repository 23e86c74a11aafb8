//! The registration cost of a new subnet (spec 6.1, latest era 4.2).

use crate::quantity::{Block, Rao};

/// The inputs of the registration cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockCost {
    /// `NetworkMinLockCost`.
    pub min: Rao,
    /// The cost of the last registration.
    pub last: Rao,
    /// The block of the last registration; 0 if there was none.
    pub last_block: Block,
    /// `NetworkLockReductionInterval`, before it is scaled by the block emission.
    pub interval: Block,
}

/// Returns the interval scaled by the TAO emission of a block: `floor(interval * emission / 10^9)`.
///
/// In April 2024 it was not scaled; pass one TAO for that.
pub fn scaled_interval(interval: Block, block_emission: Rao) -> Block {
    let scaled = u128::from(interval.0) * u128::from(block_emission.0) / 1_000_000_000;
    Block(u64::try_from(scaled).unwrap_or(u64::MAX))
}

impl LockCost {
    /// Returns the cost at `now`: `max(min, 2 last - floor(last / interval) * (now - last_block))`; before any
    /// registration the factor is 1 instead of 2.
    ///
    /// The cost doubles with a registration, returns to the previous cost after the scaled interval, and reaches its
    /// minimum after at most two intervals.
    /// Source: chain `get_network_lock_cost`.
    pub fn at(&self, now: Block, block_emission: Rao) -> Rao {
        let factor = if self.last_block.0 == 0 { 1 } else { 2 };
        let interval = scaled_interval(self.interval, block_emission);
        let fall = self.last.0.checked_div(interval.0).unwrap_or(0);
        let fallen = fall.saturating_mul(now.0.saturating_sub(self.last_block.0));
        Rao(self.last.0.saturating_mul(factor).saturating_sub(fallen).max(self.min.0))
    }
}
