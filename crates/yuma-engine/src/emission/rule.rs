//! The rules of division and their components.

use super::bar::{Bar, bar};
use super::burned_price::after_burn;
use super::candidate::Candidate;
use super::flow::{FlowParameters, flow_shares};
use super::flow_average::FlowAverage;
use super::gate::{Gate, after_gate};
use super::net_flow::net_flows;
use super::price_share::{price_emissions, price_shares};
use super::root_weights::{root_emissions, root_shares};
use super::stages::{Division, Stage, Stages};
use super::switch::after_switch;
use super::tiers::after_tiers;
use crate::quantity::{Block, Rao};
use crate::wide::{FineAmount, Ratio, mul_ratio, ratio_to_amount};

/// The rule that divides a block's TAO between subnets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareRule {
    /// By the weights that root validators set on subnets.
    RootWeights,
    /// By the moving average of the price.
    MovingPrice,
    /// By the flow of stakers' TAO.
    TaoFlow(FlowParameters),
    /// By the flow of stakers' TAO less the chain's own flow.
    NetFlow(FlowParameters),
    /// By the moving price, reduced by the miner emission that owners keep.
    BurnedPrice {
        /// Whether the root proportion is a factor as well (runtimes 421 to 424).
        by_root_proportion: bool,
    },
    /// By the moving price, reduced by miner burn, then by the gate.
    GatedPrice(Gate),
    /// By the moving price, reduced by miner burn, then by tiers: a proposal that never ran.
    TieredPrice,
}

impl ShareRule {
    /// Returns the stages that change shares under this rule, in order. The last one is the final share.
    ///
    /// Without [`Stage::Final`] the rule does not read the emission switch.
    pub const fn stages(&self) -> &'static [Stage] {
        match self {
            ShareRule::RootWeights | ShareRule::MovingPrice | ShareRule::TaoFlow(_) => &[Stage::Share],
            ShareRule::NetFlow(_) => &[Stage::Share, Stage::Final],
            ShareRule::BurnedPrice { .. } => &[Stage::Share, Stage::AfterBurn, Stage::Final],
            ShareRule::GatedPrice(_) | ShareRule::TieredPrice => &Stage::ALL,
        }
    }
}

/// Divides the block emission between the candidates.
///
/// `stored` is the bar after the previous block; only the gate reads it.
pub fn divide(rule: ShareRule, emission: Rao, candidates: &[Candidate], stored: Bar, block: Block) -> Division {
    match rule {
        ShareRule::RootWeights => {
            let stages = Stages::of_share(root_shares(candidates, emission));
            Division { stages, tao: root_emissions(candidates), bar: stored }
        }
        ShareRule::MovingPrice => {
            let stages = Stages::of_share(price_shares(candidates));
            Division { stages, tao: price_emissions(candidates, emission), bar: stored }
        }
        ShareRule::TaoFlow(parameters) => {
            let flows: Vec<FlowAverage> = candidates.iter().map(|candidate| candidate.user_flow).collect();
            let stages = Stages::of_share(flow_shares(&flows, &parameters));
            Division { tao: of_emission(&stages.finally, emission), stages, bar: stored }
        }
        ShareRule::NetFlow(parameters) => {
            let flows: Vec<(FlowAverage, FlowAverage)> =
                candidates.iter().map(|candidate| (candidate.user_flow, candidate.protocol_flow)).collect();
            let share = flow_shares(&net_flows(&flows), &parameters);
            switched(Stages::of_share(share), candidates, emission, stored)
        }
        ShareRule::BurnedPrice { by_root_proportion } => {
            let share = price_shares(candidates);
            let kept = after_burn(&share, candidates, by_root_proportion);
            switched(Stages { share, ..Stages::of_share(kept) }, candidates, emission, stored)
        }
        ShareRule::GatedPrice(gate) => {
            let share = price_shares(candidates);
            let kept = after_burn(&share, candidates, false);
            let bar = bar(stored, gate.bar, &kept, block);
            let gated = after_gate(&kept, bar, gate.exponent);
            let stages = Stages { share, after_burn: kept, ..Stages::of_share(gated) };
            switched(stages, candidates, emission, bar)
        }
        ShareRule::TieredPrice => {
            let share = price_shares(candidates);
            let kept = after_burn(&share, candidates, false);
            let tiered = after_tiers(&kept, candidates);
            let stages = Stages { share, after_burn: kept, ..Stages::of_share(tiered) };
            switched(stages, candidates, emission, stored)
        }
    }
}

fn switched(stages: Stages, candidates: &[Candidate], emission: Rao, bar: Bar) -> Division {
    let finally = after_switch(&stages.after_gate, candidates);
    Division { tao: of_emission(&finally, emission), stages: Stages { finally, ..stages }, bar }
}

/// Returns `emission * share` for each share, computed in U64F64 and cut to U96F32.
fn of_emission(shares: &[Ratio], emission: Rao) -> Vec<FineAmount> {
    let emission = Ratio::saturating_from_num(emission.0);
    shares.iter().map(|share| ratio_to_amount(mul_ratio(emission, *share))).collect()
}
