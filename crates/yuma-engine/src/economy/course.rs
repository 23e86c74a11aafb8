//! A stretch of blocks under one era's rules, and what it made of each subnet.

use super::block_step::{BlockReport, next_blocks};
use super::block_stride::BlockStride;
use super::rules::Rules;
use super::state::{Economy, Subnet};
use crate::quantity::{Alpha, Block, Netuid, Price, Rao};
use crate::wide::{FineAmount, RATIO_ZERO, Ratio};

/// Blocks of a day: one every twelve seconds.
pub const DAY: Block = Block(7_200);

/// A stretch of blocks that is being computed.
#[derive(Clone, Debug)]
pub struct Course {
    economy: Economy,
    rules: Rules,
    stride: BlockStride,
    blocks: Block,
    done: Block,
    passage: Passage,
}

/// What a stretch of blocks made of an economy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The TAO that was made.
    pub emitted: Rao,
    /// What of it left the issuance again, because no subnet could use it.
    pub recycled: Rao,
    /// The subnets, ascending by netuid.
    pub subnets: Vec<Passed>,
}

/// What it made of one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Which one.
    pub netuid: Netuid,
    /// As it was before the first block; the share is that of the first block.
    pub before: Standing,
    /// As it was after the last block.
    pub after: Standing,
    /// The alpha made for its participants.
    pub alpha_emitted: Alpha,
    /// The TAO that joined its pool or bought its alpha; of April 2024, what it was paid.
    pub tao_injected: Rao,
}

/// What a subnet is worth, and what it gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The price in its pool.
    pub price: Price,
    /// The part of a block's TAO that is meant for it.
    pub share: Ratio,
    /// The TAO in its pool.
    pub tao: Rao,
}

impl Standing {
    /// What its pool tells; a share is only known of a block.
    fn of(subnet: &Subnet) -> Standing {
        Standing { price: subnet.pool.price(), share: RATIO_ZERO, tao: subnet.pool.reserves().tao }
    }
}

impl Course {
    /// Begins with this economy. So many blocks are counted as one; the last step takes what is left over.
    pub fn new(economy: Economy, rules: Rules, blocks: Block, stride: BlockStride) -> Course {
        let subnets = economy.subnets.iter().map(|subnet| {
            let before = Standing::of(subnet);
            Passed { netuid: subnet.netuid, before, after: before, ..Passed::default() }
        });
        let passage = Passage { subnets: subnets.collect(), ..Passage::default() };
        Course { economy, rules, stride, blocks, done: Block(0), passage }
    }

    /// The blocks that are computed.
    pub fn done(&self) -> Block {
        self.done
    }

    /// Whether all blocks are computed.
    pub fn is_complete(&self) -> bool {
        self.done >= self.blocks
    }

    /// Computes the next stride, if one is left.
    pub fn advance(&mut self) {
        let left = self.blocks.0.saturating_sub(self.done.0);
        let blocks = self.stride.blocks().min(left);
        if blocks == 0 {
            return;
        }
        let stride = u32::try_from(blocks).map_or(self.stride, BlockStride::new);
        let report = next_blocks(&mut self.economy, &self.rules, stride);
        let is_first = self.done == Block(0);
        self.done.0 += blocks;
        self.count(&report, is_first);
    }

    /// What the blocks so far made of the economy.
    pub fn passage(&self) -> &Passage {
        &self.passage
    }

    /// Adds what a step did.
    fn count(&mut self, report: &BlockReport, is_first: bool) {
        let passage = &mut self.passage;
        passage.emitted.0 = passage.emitted.0.saturating_add(report.emission.0);
        passage.recycled.0 = passage.recycled.0.saturating_add(report.recycled.0);
        for (passed, subnet) in passage.subnets.iter_mut().zip(&self.economy.subnets) {
            passed.after = Standing::of(subnet);
        }
        for (result, &tao) in report.subnets.iter().zip(&report.division.tao) {
            let Some(passed) = passage.subnets.get_mut(result.index) else { continue };
            passed.after.share = part(tao, report.emission);
            if is_first {
                passed.before.share = passed.after.share;
            }
            passed.alpha_emitted.0 = passed.alpha_emitted.0.saturating_add(result.alpha_emission.0);
            let injected = result.tao_in.0.saturating_add(result.bought_with.0);
            passed.tao_injected.0 = passed.tao_injected.0.saturating_add(injected);
        }
    }
}

/// `tao / emission`, rounded down to 2^-64; 0 of nothing.
fn part(tao: FineAmount, emission: Rao) -> Ratio {
    let bits = tao.to_bits().saturating_mul(1 << 32).checked_div(u128::from(emission.0));
    bits.map_or(RATIO_ZERO, Ratio::from_bits)
}
