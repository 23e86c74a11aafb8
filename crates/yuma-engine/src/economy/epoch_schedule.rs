//! When a subnet's epoch runs (spec 4.4).

use super::block_stride::BlockStride;
use crate::quantity::{Block, Netuid};

/// Blocks between epochs; 0 means that none runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tempo(pub u16);

impl Tempo {
    /// Whether an epoch falls on this block, or on one of the stride that ends with it: `(block + netuid + 1) mod (tempo + 1) = 0`.
    pub fn is_due_by_number(self, netuid: Netuid, block: Block, stride: BlockStride) -> bool {
        let index = block.0.wrapping_add(u64::from(netuid.0)).wrapping_add(1) % (u64::from(self.0) + 1);
        self.0 > 0 && index < stride.blocks()
    }
}

/// An epoch is due at the latest after so many blocks.
pub const LONGEST_PAUSE: Block = Block(50_400);

/// How it is decided whether an epoch is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScheduleRule {
    /// Before spec 423: by block number and netuid, every tempo + 1 blocks.
    ByNumber,
    /// From spec 423: tempo blocks after the last epoch, at most so many epochs in a block.
    ByLastEpoch {
        /// `MaxEpochsPerBlock`.
        max_per_block: u8,
    },
}

/// What the schedule knows of a subnet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Blocks between epochs.
    pub tempo: Tempo,
    /// `LastEpochBlock`.
    pub last_epoch: Block,
    /// `BlocksSinceLastStep`, counted before the question is asked.
    pub since_last_step: Block,
    /// `PendingEpochAt`: the block to which a due epoch was put off.
    pub put_off_to: Option<Block>,
}

impl Clock {
    /// Whether an epoch is due in this block, or was within the stride that ends with it, were there room for it.
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

    /// Blocks until the next epoch by tempo alone; none where none ever runs.
    pub fn blocks_left(&self, block: Block) -> Option<Block> {
        let next = self.last_epoch.0.saturating_add(u64::from(self.tempo.0));
        (self.tempo.0 > 0).then(|| Block(next.saturating_sub(block.0)))
    }
}
