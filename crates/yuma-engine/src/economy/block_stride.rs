//! The number of blocks that one step of a simulation computes at once.

use std::num::NonZeroU32;

/// A run of blocks collapsed into one step: all emission and payouts happen at once, at the first block's prices.
///
/// A stride of one is the chain's block. Longer strides serve simulations over months: amounts are multiplied, moving
/// averages use the corresponding power of their smoothing factor, and an epoch runs if one was due in the run.
/// Operations between the blocks of a stride and price changes within it are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockStride(NonZeroU32);

impl BlockStride {
    /// One block: exact.
    pub const ONE: BlockStride = BlockStride(NonZeroU32::MIN);

    /// Creates a stride of `blocks` blocks, or of one block if `blocks` is 0.
    pub fn new(blocks: u32) -> BlockStride {
        BlockStride(NonZeroU32::new(blocks).unwrap_or(NonZeroU32::MIN))
    }

    /// Returns the number of blocks.
    pub fn blocks(self) -> u64 {
        u64::from(self.0.get())
    }

    /// Multiplies an amount per block by the number of blocks.
    pub fn times(self, units: u64) -> u64 {
        units.saturating_mul(self.blocks())
    }
}
