//! One block of the economy: the steps of its era, in order (spec 4.1).

use super::block_context::BlockContext;
use super::block_stride::BlockStride;
use super::rules::Rules;
use super::state::Economy;
use super::steps::StepId;
use super::subnet_block_result::SubnetBlockResult;
use super::{alpha_step, auto_claims, division, epochs, injection, mint, moving_prices, root_network};
use crate::emission::Division;
use crate::quantity::{Block, Netuid, Rao};

/// The results of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockReport {
    /// The block number.
    pub block: Block,
    /// TAO minted in the block.
    pub emission: Rao,
    /// TAO of the emission that was recycled.
    pub recycled: Rao,
    /// Whether root's alpha was kept.
    pub does_root_sell: bool,
    /// The division of the TAO, by eligible subnet.
    pub division: Division,
    /// The result for each eligible subnet.
    pub subnets: Vec<SubnetBlockResult>,
    /// Subnets whose epoch ran.
    pub epochs: Vec<Netuid>,
}

/// Computes the next block.
///
/// Source: spec 4.1; chain `block_step`.
pub fn next_block(economy: &mut Economy, rules: &Rules) -> BlockReport {
    run(economy, rules, BlockStride::ONE, None)
}

/// Computes the next block with a given TAO emission instead of the one derived from issuance.
pub fn block_with(economy: &mut Economy, rules: &Rules, emission: Rao) -> BlockReport {
    run(economy, rules, BlockStride::ONE, Some(emission))
}

/// Computes a run of blocks as one step.
pub fn next_blocks(economy: &mut Economy, rules: &Rules, stride: BlockStride) -> BlockReport {
    run(economy, rules, stride, None)
}

fn run(economy: &mut Economy, rules: &Rules, stride: BlockStride, given_emission: Option<Rao>) -> BlockReport {
    economy.block.0 = economy.block.0.saturating_add(stride.blocks());
    let mut context = BlockContext::new(economy, rules, stride, given_emission);
    for &step in rules.steps {
        perform(step, &mut context);
    }
    for result in &mut context.results {
        if let Some(subnet) = context.economy.subnets.get(result.index) {
            result.price_after = subnet.pool.price();
        }
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

/// Runs one step.
fn perform(step: StepId, context: &mut BlockContext) {
    match step {
        StepId::RegistrationPrices => moving_prices::registration_prices(context),
        StepId::RootVote => root_network::vote(context),
        StepId::Mint => mint::mint(context),
        StepId::Divide => division::divide_block(context),
        StepId::Terms => injection::terms(context),
        StepId::Inject => injection::inject(context),
        StepId::RecycleUnspent => mint::recycle_unspent(context),
        StepId::Participants => alpha_step::participants(context),
        StepId::Epochs => epochs::epochs(context),
        StepId::MovingPrices => moving_prices::moving_prices(context),
        StepId::AutoClaims => auto_claims::auto_claims(context),
        StepId::PendingTao => root_network::pending_tao(context),
        StepId::TaoEpochs => root_network::tao_epochs(context),
    }
}
