//! Simulates consecutive blocks under one era's rules and reports each subnet before and after.

use super::block_step::{BlockReport, next_blocks};
use super::block_stride::BlockStride;
use super::rules::Rules;
use super::state::{Economy, Subnet};
use crate::quantity::{Alpha, BLOCKS_PER_DAY, Block, Netuid, Price, Rao};
use crate::wide::{FineAmount, RATIO_ZERO, Ratio};

/// The blocks per day: one every twelve seconds.
pub const DAY: Block = Block(BLOCKS_PER_DAY);

/// A simulation in progress.
#[derive(Clone, Debug)]
pub struct Simulation {
    economy: Economy,
    rules: Rules,
    stride: BlockStride,
    blocks: Block,
    done: Block,
    report: SimulationReport,
}

/// The results of a simulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SimulationReport {
    /// TAO emitted.
    pub emitted: Rao,
    /// TAO of it that was recycled because no subnet could use it.
    pub recycled: Rao,
    /// The subnets, ascending by netuid.
    pub subnets: Vec<SubnetReport>,
}

/// The results for one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubnetReport {
    /// The subnet.
    pub netuid: Netuid,
    /// The subnet before the first block; the share is that of the first block.
    pub before: SubnetSnapshot,
    /// The subnet after the last block.
    pub after: SubnetSnapshot,
    /// Alpha created for its participants.
    pub alpha_emitted: Alpha,
    /// TAO that joined its pool or bought its alpha; on the root network of 2024, TAO paid to it.
    pub tao_injected: Rao,
}

/// A subnet's price, share and pool at one block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubnetSnapshot {
    /// The price in its pool.
    pub price: Price,
    /// Its share of the block's TAO.
    pub share: Ratio,
    /// The TAO in its pool.
    pub tao: Rao,
}

impl SubnetSnapshot {
    /// Reads a subnet's price and TAO from its pool; the share is only known from a block.
    fn of(subnet: &Subnet) -> SubnetSnapshot {
        SubnetSnapshot { price: subnet.pool.price(), share: RATIO_ZERO, tao: subnet.pool.reserves().tao }
    }
}

impl Simulation {
    /// Creates a simulation of `blocks` blocks, `stride` at a time; the last step may be shorter.
    pub fn new(economy: Economy, rules: Rules, blocks: Block, stride: BlockStride) -> Simulation {
        let subnets = economy.subnets.iter().map(|subnet| {
            let before = SubnetSnapshot::of(subnet);
            SubnetReport { netuid: subnet.netuid, before, after: before, ..SubnetReport::default() }
        });
        let report = SimulationReport { subnets: subnets.collect(), ..SimulationReport::default() };
        Simulation { economy, rules, stride, blocks, done: Block(0), report }
    }

    /// Returns the number of computed blocks.
    pub fn done(&self) -> Block {
        self.done
    }

    /// Returns whether all blocks are computed.
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

    /// Returns the results so far.
    pub fn report(&self) -> &SimulationReport {
        &self.report
    }

    /// Adds the results of a step.
    fn count(&mut self, block: &BlockReport, is_first: bool) {
        let report = &mut self.report;
        report.emitted.0 = report.emitted.0.saturating_add(block.emission.0);
        report.recycled.0 = report.recycled.0.saturating_add(block.recycled.0);
        for (subnet_report, subnet) in report.subnets.iter_mut().zip(&self.economy.subnets) {
            subnet_report.after = SubnetSnapshot::of(subnet);
        }
        for (result, &tao) in block.subnets.iter().zip(&block.division.tao) {
            let Some(subnet_report) = report.subnets.get_mut(result.index) else { continue };
            subnet_report.after.share = part(tao, block.emission);
            if is_first {
                subnet_report.before.share = subnet_report.after.share;
            }
            subnet_report.alpha_emitted.0 = subnet_report.alpha_emitted.0.saturating_add(result.alpha_emission.0);
            let injected = result.tao_in.0.saturating_add(result.bought_with.0);
            subnet_report.tao_injected.0 = subnet_report.tao_injected.0.saturating_add(injected);
        }
    }
}

/// Returns `tao / emission`, rounded down to 2^-64; 0 for an emission of 0.
fn part(tao: FineAmount, emission: Rao) -> Ratio {
    let bits = tao.to_bits().saturating_mul(1 << 32).checked_div(u128::from(emission.0));
    bits.map_or(RATIO_ZERO, Ratio::from_bits)
}
