//! The named stages of a block for one subnet, with their raw values.

use super::block_step::BlockReport;
use super::rules::Rules;
use crate::emission::{MovingPrice, ShareRule, Stage, passed};
use crate::quantity::{Alpha, Netuid, Price, Rao};
use crate::wide::{FineAmount, Ratio};

/// A stage of a block for one subnet, in the order of computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockStage {
    /// The moving average of the price before the block.
    MovingPrice,
    /// The share of the block's TAO at a stage of the division.
    Share(Stage),
    /// The fraction of the share that the emission gate lets through, before shares are normalized.
    GateFactor,
    /// The subnet's part of the block's TAO.
    Tao,
    /// The price before the injection.
    PriceBefore,
    /// TAO added to the pool.
    TaoIn,
    /// Alpha created for the pool.
    AlphaIn,
    /// TAO that buys alpha.
    Excess,
    /// Alpha bought with that TAO.
    Bought,
    /// Alpha created for the participants.
    AlphaOut,
    /// The owner's part of that alpha.
    Owner,
    /// The miners' part.
    Miners,
    /// The validators' part without root's.
    Validators,
    /// Root's part.
    Root,
    /// The price after the block.
    PriceAfter,
}

impl BlockStage {
    /// All stages, in order.
    pub const ALL: [BlockStage; 18] = [
        BlockStage::MovingPrice,
        BlockStage::Share(Stage::Share),
        BlockStage::Share(Stage::AfterBurn),
        BlockStage::GateFactor,
        BlockStage::Share(Stage::AfterGate),
        BlockStage::Share(Stage::Final),
        BlockStage::Tao,
        BlockStage::PriceBefore,
        BlockStage::TaoIn,
        BlockStage::AlphaIn,
        BlockStage::Excess,
        BlockStage::Bought,
        BlockStage::AlphaOut,
        BlockStage::Owner,
        BlockStage::Miners,
        BlockStage::Validators,
        BlockStage::Root,
        BlockStage::PriceAfter,
    ];

    /// Returns the name in text catalogs: `block.stage.<name>.title`.
    pub const fn name(self) -> &'static str {
        match self {
            BlockStage::MovingPrice => "moving_price",
            BlockStage::Share(stage) => stage.id(),
            BlockStage::GateFactor => "gate_factor",
            BlockStage::Tao => "tao",
            BlockStage::PriceBefore => "price_before",
            BlockStage::TaoIn => "tao_in",
            BlockStage::AlphaIn => "alpha_in",
            BlockStage::Excess => "excess",
            BlockStage::Bought => "bought",
            BlockStage::AlphaOut => "alpha_out",
            BlockStage::Owner => "owner",
            BlockStage::Miners => "miners",
            BlockStage::Validators => "validators",
            BlockStage::Root => "root",
            BlockStage::PriceAfter => "price_after",
        }
    }
}

/// The raw value of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageValue {
    /// A moving average of a price.
    MovingPrice(MovingPrice),
    /// A price.
    Price(Price),
    /// A share or a factor.
    Ratio(Ratio),
    /// TAO in rao, with the fraction.
    FineTao(FineAmount),
    /// TAO.
    Tao(Rao),
    /// Alpha.
    Alpha(Alpha),
}

/// Returns the stages of a block for a subnet, in order; `None` for a subnet without a result in the block.
///
/// `rules` are the rules of the block. Stages that do not exist under the rules are omitted, except stages of the
/// share, which repeat the previous one (see [`ShareRule::stages`]). The values are those
/// computed in the block, except the gate factor, which is recomputed from the share and the bar of the block.
pub fn block_trace(report: &BlockReport, rules: &Rules, netuid: Netuid) -> Option<Vec<(BlockStage, StageValue)>> {
    let position = report.subnets.iter().position(|result| result.netuid == netuid)?;
    let result = report.subnets.get(position)?;
    let share = |stage: Stage| report.division.stages.at(stage).get(position).copied().map(StageValue::Ratio);
    let gate_factor = || {
        let ShareRule::GatedPrice(gate) = rules.share else { return None };
        let share = *report.division.stages.after_burn.get(position)?;
        Some(StageValue::Ratio(passed(share, report.division.bar, gate.exponent)))
    };
    let alpha = |amount: Alpha| rules.has_alpha().then_some(StageValue::Alpha(amount));
    let price = |price: Price| rules.has_alpha().then_some(StageValue::Price(price));
    let value = |stage: BlockStage| match stage {
        BlockStage::MovingPrice => rules.has_alpha().then_some(StageValue::MovingPrice(result.moving_price)),
        BlockStage::Share(stage) => share(stage),
        BlockStage::GateFactor => gate_factor(),
        BlockStage::Tao => report.division.tao.get(position).copied().map(StageValue::FineTao),
        BlockStage::PriceBefore => price(result.price_before),
        BlockStage::TaoIn => Some(StageValue::Tao(result.tao_in)),
        BlockStage::AlphaIn => alpha(result.alpha_in),
        BlockStage::Excess => rules.has_alpha().then_some(StageValue::Tao(result.bought_with)),
        BlockStage::Bought => alpha(result.bought),
        BlockStage::AlphaOut => alpha(result.alpha_emission),
        BlockStage::Owner => alpha(result.participants.owner),
        BlockStage::Miners => alpha(result.participants.server),
        BlockStage::Validators => alpha(result.participants.validator),
        BlockStage::Root => alpha(result.participants.root),
        BlockStage::PriceAfter => price(result.price_after),
    };
    Some(BlockStage::ALL.into_iter().filter_map(|stage| Some((stage, value(stage)?))).collect())
}
