//! What a new subnet costs (spec 6.1, latest era 4.2).

use crate::quantity::{Block, Rao};

/// What the cost is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockCost {
    /// `NetworkMinLockCost`.
    pub min: Rao,
    /// What the last registration cost.
    pub last: Rao,
    /// The block of the last registration; 0 if there was none.
    pub last_block: Block,
    /// `NetworkLockReductionInterval`, before it is scaled by the block emission.
    pub interval: Block,
}

/// The interval in a world that makes so much TAO a block: `floor(interval * emission / 10^9)`.
///
/// In April 2024 it was not scaled; pass one TAO for that.
pub fn scaled_interval(interval: Block, block_emission: Rao) -> Block {
    let scaled = u128::from(interval.0) * u128::from(block_emission.0) / 1_000_000_000;
    Block(u64::try_from(scaled).unwrap_or(u64::MAX))
}

impl LockCost {
    /// `max(least, 2 last - floor(last / interval) * (now - last_block))`; before any registration the factor is 1.
    ///
    /// It doubles with a registration, is back after the scaled interval, and at its least after two of them.
    /// Source: chain `get_network_lock_cost`.
    pub fn at(&self, now: Block, block_emission: Rao) -> Rao {
        let factor = if self.last_block.0 == 0 { 1 } else { 2 };
        let interval = scaled_interval(self.interval, block_emission);
        let fall = self.last.0.checked_div(interval.0).unwrap_or(0);
        let fallen = fall.saturating_mul(now.0.saturating_sub(self.last_block.0));
        Rao(self.last.0.saturating_mul(factor).saturating_sub(fallen).max(self.min.0))
    }
}
