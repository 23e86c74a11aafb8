//! The step that divides the block's TAO (spec 3, 4.1).

use super::block_context::BlockContext;
use super::block_stride::BlockStride;
use super::root_proportion::root_proportion;
use super::state::Flows;
use crate::emission::{BAR_INTERVAL, Candidate, ShareRule, SmoothingFactor, divide};
use crate::quantity::{Block, Flow, Rao};
use crate::wide::{AMOUNT_ONE, AMOUNT_ZERO, FineAmount};

/// Divides the block's TAO between the eligible subnets.
pub fn divide_block(context: &mut BlockContext) {
    let rules = context.rules;
    let by_root = matches!(rules.share, ShareRule::RootWeights);
    let by_root_proportion = matches!(rules.share, ShareRule::BurnedPrice { by_root_proportion: true });
    let root_tao = context.economy.root.tao();
    let stride = context.stride.blocks();
    let mut candidates = Vec::with_capacity(context.economy.subnets.len());
    for (index, subnet) in context.economy.subnets.iter_mut().enumerate() {
        if !(by_root || subnet.is_eligible()) {
            continue;
        }
        match rules.share {
            ShareRule::TaoFlow(parameters) => subnet.flows.average_user(parameters.smoothing, stride),
            ShareRule::NetFlow(parameters) => {
                subnet.flows.average_user(parameters.smoothing, stride);
                subnet.flows.average_protocol(parameters.smoothing, stride);
            }
            _ => {}
        }
        context.eligible.push(index);
        candidates.push(Candidate {
            netuid: subnet.netuid,
            moving_price: subnet.moving_price,
            miner_burned: subnet.miner_burned,
            root_proportion: if by_root_proportion {
                root_proportion(root_tao, rules.parameters.tao_weight, subnet.alpha_issuance())
            } else {
                AMOUNT_ZERO
            },
            user_flow: subnet.flows.user_average,
            protocol_flow: subnet.flows.protocol_average,
            // Stored per block; the division covers the whole stride.
            root_emission: Rao(subnet.root_emission.0.saturating_mul(stride)),
            emission_enabled: subnet.switches.emission,
        });
    }
    context.does_root_sell = do_prices_exceed_one(&candidates);
    let stored = context.economy.bar;
    let block = last_look(context.economy.block, context.stride);
    context.division = divide(rules.share, context.emission, &candidates, stored, block);
    context.economy.bar = context.division.bar;
}

/// Returns whether the moving prices sum above 1. Below that the chain creates alpha worth less than its TAO, and
/// root's alpha is not sold in addition (spec 3.6; chain `get_network_root_sell_flag`).
pub fn do_prices_exceed_one(candidates: &[Candidate]) -> bool {
    let prices = candidates.iter().map(|candidate| candidate.moving_price.amount());
    prices.fold(AMOUNT_ZERO, FineAmount::saturating_add) > AMOUNT_ONE
}

/// Returns the block at which the gate recomputes its bar: the last such block of the stride, or the stride's last
/// block if there is none.
fn last_look(block: Block, stride: BlockStride) -> Block {
    let look = block.0 - block.0 % BAR_INTERVAL.0;
    if block.0 - look < stride.blocks() { Block(look) } else { block }
}

impl Flows {
    fn average_user(&mut self, factor: SmoothingFactor, blocks: u64) {
        self.user_average = factor.after(self.user_average, std::mem::replace(&mut self.user, Flow(0)), blocks);
    }

    fn average_protocol(&mut self, factor: SmoothingFactor, blocks: u64) {
        self.protocol_average =
            factor.after(self.protocol_average, std::mem::replace(&mut self.protocol, Flow(0)), blocks);
    }
}
