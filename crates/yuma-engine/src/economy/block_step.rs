//! One block of the economy: the steps of its era, in their order (spec 4.1).

use super::rules::Rules;
use super::state::{Economy, Subnet};
use super::terms::InjectionTerms;
use crate::emission::Division;
use crate::issuance::block_emission;
use crate::quantity::{Alpha, Block, Netuid, Rao};

/// Blocks that are computed as one: what they make and pay is made and paid at once, at the prices of the first.
///
/// A stride of one is the chain's block. Longer ones are for simulations over months: amounts are multiplied, averages follow
/// by their power, an epoch runs if one was due on the way. What people do between the blocks of a stride, and how prices move
/// within it, is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stride(std::num::NonZeroU32);

impl Stride {
    /// One block: exact.
    pub const ONE: Stride = Stride(std::num::NonZeroU32::MIN);

    /// So many blocks; one for none.
    pub fn new(blocks: u32) -> Stride {
        Stride(std::num::NonZeroU32::new(blocks).unwrap_or(std::num::NonZeroU32::MIN))
    }

    /// The number of blocks.
    pub fn blocks(self) -> u64 {
        u64::from(self.0.get())
    }

    /// So many times an amount of one block.
    pub fn times(self, units: u64) -> u64 {
        units.saturating_mul(self.blocks())
    }
}

/// A block while it is computed: the state that changes, and what later steps read of earlier ones.
pub struct BlockContext<'a> {
    /// The state.
    pub economy: &'a mut Economy,
    /// The rules.
    pub rules: &'a Rules,
    /// The blocks that this step stands for; 1 is exact.
    pub stride: Stride,
    /// The TAO that a block is to make, where that is not left to the issuance.
    pub given: Option<Rao>,
    /// The TAO that the block made.
    pub emission: Rao,
    /// What of it is not spent yet.
    pub remaining_emission: Rao,
    /// What of it was recycled.
    pub recycled: Rao,
    /// The places of the subnets that take part, in `economy.subnets`.
    pub eligible: Vec<usize>,
    /// How the TAO is divided between them.
    pub division: Division,
    /// Whether their prices sum above one, so that root's alpha counts.
    pub does_root_sell: bool,
    /// What becomes of each one's TAO.
    pub results: Vec<SubnetBlockResult>,
    /// Subnets whose epoch ran.
    pub epochs: Vec<Netuid>,
}

/// What a block does with one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubnetBlockResult {
    /// Which subnet.
    pub netuid: Netuid,
    /// Its place among the subnets.
    pub index: usize,
    /// The terms.
    pub terms: InjectionTerms,
    /// The alpha made for its participants.
    pub alpha_emission: Alpha,
    /// What joined or waits for the pool.
    pub tao_in: Rao,
    /// What was made for the pool.
    pub alpha_in: Alpha,
    /// What bought alpha.
    pub bought_with: Rao,
    /// The alpha bought.
    pub bought: Alpha,
}

/// What a block did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockReport {
    /// Which block.
    pub block: Block,
    /// The TAO that it made.
    pub emission: Rao,
    /// What of it was recycled.
    pub recycled: Rao,
    /// Whether root's alpha counted.
    pub does_root_sell: bool,
    /// How TAO was divided, by eligible subnet.
    pub division: Division,
    /// What was done with it, by eligible subnet.
    pub subnets: Vec<SubnetBlockResult>,
    /// Subnets whose epoch ran.
    pub epochs: Vec<Netuid>,
}

/// Computes the next block.
///
/// Source: spec 4.1; chain `block_step`.
pub fn next_block(economy: &mut Economy, rules: &Rules) -> BlockReport {
    run(economy, rules, Stride::ONE, None)
}

/// Computes the next block as if it made so much TAO, whatever the issuance says.
pub fn block_with(economy: &mut Economy, rules: &Rules, emission: Rao) -> BlockReport {
    run(economy, rules, Stride::ONE, Some(emission))
}

/// Computes the next blocks as one.
pub fn next_blocks(economy: &mut Economy, rules: &Rules, stride: Stride) -> BlockReport {
    run(economy, rules, stride, None)
}

fn run(economy: &mut Economy, rules: &Rules, stride: Stride, given: Option<Rao>) -> BlockReport {
    economy.block.0 = economy.block.0.saturating_add(stride.blocks());
    let mut context = BlockContext {
        stride,
        given,
        emission: Rao(0),
        remaining_emission: Rao(0),
        recycled: Rao(0),
        eligible: Vec::new(),
        division: Division::default(),
        does_root_sell: false,
        results: Vec::new(),
        epochs: Vec::new(),
        economy,
        rules,
    };
    for step in rules.steps {
        (step.run)(&mut context);
    }
    BlockReport {
        block: context.economy.block,
        emission: context.emission,
        recycled: context.recycled,
        does_root_sell: context.does_root_sell,
        division: context.division,
        subnets: context.results,
        epochs: context.epochs,
    }
}

impl BlockContext<'_> {
    /// The TAO that one block makes: what was given, else by the issuance so far.
    pub fn emission_of_a_block(&self) -> Rao {
        self.given.unwrap_or_else(|| block_emission(self.economy.issuance))
    }

    /// A subnet by its place.
    pub fn subnet(&mut self, index: usize) -> Option<&mut Subnet> {
        self.economy.subnets.get_mut(index)
    }

    /// Spends of the remaining_emission, at most what is left; says how much.
    pub fn spend(&mut self, amount: Rao) -> Rao {
        let spent = amount.min(self.remaining_emission);
        self.remaining_emission.0 -= spent.0;
        spent
    }
}
