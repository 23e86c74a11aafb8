//! A run of a market over days: blocks under an era's rules, with the operations of the document between them.

use super::crowd::{Crowd, ParticipantTrade};
use super::day_flows::DayFlows;
use super::day_point::DayPoint;
use super::document::{Market, MarketDocument};
use super::economy::economy;
use super::event::{EventContent, MarketEvent};
use super::neurons::on_hotkeys;
use yuma_engine::economy::operations::{OperationError, Receipt, apply};
use yuma_engine::economy::{BlockReport, BlockStride, DAY, Economy, Era, Rules, change_rules, next_block, next_blocks};
use yuma_engine::quantity::Block;

/// The largest relative error of price, share and TAO in the pool that a run at the finest of
/// [`strides`](super::strides) has after its first day, in any subnet of the snapshot of April 2026 and any era. A test measures it against single blocks.
pub const DAY_ERROR: f64 = 0.005;

/// A run in progress, from the market's first block to its horizon.
///
/// Strides end at multiples of their length, at every event and at every day. An event is applied after the block that
/// it names, in the order of the document. Events after the last block are not applied.
#[derive(Clone, Debug)]
pub struct MarketRun {
    market: Market,
    /// Whether the rules change at events: only under the market's own era. A run under another era keeps its rules, so that
    /// both can be compared.
    changes_rules: bool,
    economy: Economy,
    rules: Rules,
    crowd: Crowd,
    flows: DayFlows,
    stride: BlockStride,
    blocks: Block,
    done: Block,
    points: Vec<DayPoint>,
    outcomes: Vec<Result<Receipt, OperationError>>,
}

/// Returns whether two markets have equal runs under every era: whether they differ in the open era, the pinned one and
/// texts only. A runtime other than the era's own belongs to the open era, and so does an event that changes the rules.
pub fn have_equal_runs(one: &Market, other: &Market) -> bool {
    if one.era != other.era && (one.runtime.is_some() || one.changes_rules()) {
        return false;
    }
    let (era, pinned) = (one.era, one.pinned);
    let (preset, title, notes) = (one.preset.clone(), one.title.clone(), one.notes.clone());
    **one == MarketDocument { era, pinned, preset, title, notes, ..MarketDocument::clone(other) }
}

impl MarketRun {
    /// Creates the run of a market under an era's rules, `stride` blocks at a time. A stride of one is exact.
    pub fn new(market: &Market, era: &Era, stride: BlockStride) -> MarketRun {
        MarketRun::over(market, era, market.horizon, stride)
    }

    /// Creates a run of another length.
    pub(super) fn over(market: &Market, era: &Era, days: u16, stride: BlockStride) -> MarketRun {
        let (economy, rules) = (economy(market, era), market.rules(era));
        let (crowd, flows) = (Crowd::new(market, &economy), DayFlows::of(&economy));
        let first = next_block(&mut economy.clone(), &rules);
        let participants = crowd.points(&economy, &rules);
        let points = vec![DayPoint { participants, ..DayPoint::of(&economy, &rules, &first, BlockStride::ONE) }];
        let (changes_rules, done, outcomes) = (*era == *market.era, Block(0), Vec::new());
        let (market, blocks) = (market.clone(), Block(u64::from(days).saturating_mul(DAY.0)));
        MarketRun { market, changes_rules, economy, rules, crowd, flows, stride, blocks, done, points, outcomes }
    }

    /// Returns the run that ends some days after the computed blocks.
    pub(super) fn continued(self, days: u16) -> MarketRun {
        MarketRun { blocks: Block(self.done.0.saturating_add(u64::from(days).saturating_mul(DAY.0))), ..self }
    }

    /// Returns the number of blocks of the whole run.
    pub fn blocks(&self) -> Block {
        self.blocks
    }

    /// Applies the events that are due, and returns the economy to change before the next block, with its rules.
    pub(super) fn parts_mut(&mut self) -> (&mut Economy, &Rules) {
        self.apply_events();
        (&mut self.economy, &self.rules)
    }

    /// Returns the number of computed blocks.
    pub fn done(&self) -> Block {
        self.done
    }

    /// Returns whether all blocks are computed.
    pub fn is_complete(&self) -> bool {
        self.done >= self.blocks()
    }

    /// Returns the economy after the computed blocks.
    pub fn economy(&self) -> &Economy {
        &self.economy
    }

    /// Returns the market at the start and after each computed day. The first point is the next block of the document,
    /// before any event; an event of a day's last block shows in the point of the next day.
    pub fn points(&self) -> &[DayPoint] {
        &self.points
    }

    /// Returns the outcomes of the events that were due, in the document's order: the effect or the chain's refusal.
    pub fn outcomes(&self) -> &[Result<Receipt, OperationError>] {
        &self.outcomes
    }

    /// Returns the rules that hold now.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Returns the participants' operations of the day that began last, in order, with their outcomes.
    pub fn day_trades(&self) -> &[ParticipantTrade] {
        &self.crowd.trades
    }

    /// Applies the events that are due, lets the participants trade at the first block of a day, and computes the next
    /// stride, if one is left.
    pub fn advance(&mut self) {
        if self.is_complete() {
            return;
        }
        self.apply_events();
        if self.done.0.is_multiple_of(DAY.0) {
            self.crowd.trade(&self.market, &mut self.economy, &self.rules, &self.points);
        }
        let stride = self.next_stride();
        let report = next_blocks(&mut self.economy, &self.rules, stride);
        self.done.0 = self.done.0.saturating_add(stride.blocks());
        if self.done.0.is_multiple_of(DAY.0) {
            self.end_day(&report, stride);
        }
    }

    fn end_day(&mut self, report: &BlockReport, stride: BlockStride) {
        let mut point = DayPoint::of(&self.economy, &self.rules, report, stride);
        self.flows.end_day(&self.economy, &mut point.subnets);
        point.participants = self.crowd.points(&self.economy, &self.rules);
        self.points.push(point);
    }

    fn apply_events(&mut self) {
        while let Some(event) = self.market.events.get(self.outcomes.len())
            && event.after <= self.done
        {
            let outcome = match event.content {
                EventContent::Rules(_) if !self.changes_rules => Ok(Receipt::default()),
                _ => perform(event, &self.market, &mut self.economy, &mut self.rules),
            };
            self.outcomes.push(outcome);
        }
    }

    /// Returns the stride up to the nearest of its own multiple, the next event and the end of the day.
    fn next_stride(&self) -> BlockStride {
        let end_of = |length: u64| (self.done.0 / length).saturating_add(1).saturating_mul(length);
        let event = self.market.events.get(self.outcomes.len()).map_or(u64::MAX, |event| event.after.0);
        let end = end_of(self.stride.blocks()).min(end_of(DAY.0)).min(event);
        u32::try_from(end.saturating_sub(self.done.0)).map_or(BlockStride::ONE, BlockStride::new)
    }
}

/// Performs an event on the economy and the rules of a market, and returns its effect or the chain's refusal.
pub(super) fn perform(
    event: &MarketEvent,
    market: &Market,
    economy: &mut Economy,
    rules: &mut Rules,
) -> Result<Receipt, OperationError> {
    match &event.content {
        EventContent::Operation(operation) => {
            let operation = on_hotkeys(economy, operation);
            apply(economy, rules, &operation)
        }
        EventContent::Rules(era) => {
            let next = market.rules(era);
            change_rules(economy, rules, &next);
            *rules = next;
            Ok(Receipt::default())
        }
    }
}
