//! The schedule of a subnet's epochs (spec 4.4).

use super::block_stride::BlockStride;
use crate::quantity::{Block, Netuid};

/// Blocks between epochs; 0 disables epochs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tempo(pub u16);

impl Tempo {
    /// Returns whether an epoch falls on a block of the stride that ends with `block`:
    /// `(block + netuid + 1) mod (tempo + 1) = 0`.
    pub fn is_due_by_number(self, netuid: Netuid, block: Block, stride: BlockStride) -> bool {
        let index = block.0.wrapping_add(u64::from(netuid.0)).wrapping_add(1) % (u64::from(self.0) + 1);
        self.0 > 0 && index < stride.blocks()
    }
}

/// The maximum number of blocks between epochs; an epoch is always due after this many blocks.
pub const LONGEST_PAUSE: Block = Block(50_400);

/// The rule that determines whether an epoch is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScheduleRule {
    /// Before runtime 423: by block number and netuid, every tempo + 1 blocks.
    ByNumber,
    /// Since runtime 423: tempo blocks after the last epoch, with a maximum number of epochs per block.
    ByLastEpoch {
        /// `MaxEpochsPerBlock`.
        max_per_block: u8,
    },
}

/// The epoch counters of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Blocks between epochs.
    pub tempo: Tempo,
    /// `LastEpochBlock`.
    pub last_epoch: Block,
    /// `BlocksSinceLastStep`, already incremented for the current block.
    pub since_last_step: Block,
    /// `PendingEpochAt`: the block to which a due epoch was deferred.
    pub put_off_to: Option<Block>,
}

impl Clock {
    /// Returns whether an epoch is due in this block or was due within the stride that ends with it, before the
    /// maximum per block is applied.
    pub fn is_due(&self, rule: ScheduleRule, netuid: Netuid, block: Block, stride: BlockStride) -> bool {
        if self.tempo.0 == 0 {
            return false;
        }
        let tempo = u64::from(self.tempo.0);
        match rule {
            ScheduleRule::ByNumber => self.tempo.is_due_by_number(netuid, block, stride),
            ScheduleRule::ByLastEpoch { .. } => {
                self.put_off_to.is_some_and(|until| until <= block)
                    || self.since_last_step > LONGEST_PAUSE
                    || block.0.saturating_sub(self.last_epoch.0) >= tempo
            }
        }
    }

    /// Returns the blocks until the next epoch by tempo alone; `None` if no epoch ever runs.
    pub fn blocks_left(&self, block: Block) -> Option<Block> {
        let next = self.last_epoch.0.saturating_add(u64::from(self.tempo.0));
        (self.tempo.0 > 0).then(|| Block(next.saturating_sub(block.0)))
    }
}
