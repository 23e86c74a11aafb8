//! The properties of the parts of the market page.

use std::cell::OnceCell;
use std::rc::Rc;

use yew::prelude::*;

use super::latest::Latest;
use super::shown_day::ShownDay;
use crate::store::{ActionOf, MarketView, MarketViewChange, Markets};
use crate::ui::hooks::DispatchOf;
use yuma_engine::economy::{DAY, ERAS, Economy, Era, Rules};
use yuma_engine::emission::{ShareRule, Stage};
use yuma_engine::quantity::{Block, Netuid};
use yuma_scenario::market::{
    Market, MarketEdit, MarketResult, MarketRun, MarketSubnet, PruneOrder, SubnetResult, order_state,
};

/// A block of a market, under its own era and under the pinned one. Results equal only themselves.
#[derive(Debug)]
pub struct MarketResults {
    /// Under the rules of the market's era.
    pub now: Rc<MarketResult>,
    /// Under the rules of the pinned era, if another one is pinned.
    pub pinned: Option<Rc<MarketResult>>,
    /// The day whose next block it is; on day 0 that of the document, which alone can be edited.
    pub day: u16,
    pruning: OnceCell<PruneOrder>,
    order_state: OnceCell<Option<(Economy, Rules)>>,
}

impl PartialEq for MarketResults {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl MarketResults {
    /// Computes the results of day 0. Takes those of an earlier market that another choice of eras leaves as they were.
    pub fn of(market: &Market, earlier: Option<&(Market, Rc<MarketResults>)>) -> Self {
        let earlier = earlier.filter(|(before, _)| before.differs_only_in_eras(market));
        let of = |era| {
            let known = earlier.and_then(|(before, results)| results.under(before, era));
            known.unwrap_or_else(|| Rc::new(MarketResult::of(market, era)))
        };
        MarketResults::new(of(market.era), market.other_pinned().map(of), 0)
    }

    /// Computes the results of the block after a day of runs.
    pub fn after(now: &MarketRun, pinned: Option<&MarketRun>, day: u16) -> Self {
        let after = |run| Rc::new(MarketResult::after(run));
        MarketResults::new(after(now), pinned.map(after), day)
    }

    fn new(now: Rc<MarketResult>, pinned: Option<Rc<MarketResult>>, day: u16) -> Self {
        MarketResults { now, pinned, day, pruning: OnceCell::new(), order_state: OnceCell::new() }
    }

    /// Returns the number of blocks after which an event of the day comes.
    pub fn event_time(&self) -> Block {
        Block(u64::from(self.day).saturating_mul(DAY.0))
    }

    /// Returns the state in which an order of the day is performed, after the day's events in the document of the results.
    pub fn order_state(&self, market: &Market) -> (&Economy, &Rules) {
        let MarketResult { economy, rules, .. } = &*self.now;
        let state = self.order_state.get_or_init(|| order_state(market, self.event_time(), economy, rules));
        state.as_ref().map_or((economy, rules), |(economy, rules)| (economy, rules))
    }

    /// Returns the order of pruning under the market's era, computed at the first call.
    pub fn pruning(&self) -> &PruneOrder {
        self.pruning.get_or_init(|| PruneOrder::of(&self.now.economy, &self.now.rules))
    }

    /// Returns the next block under the rules of each era, and computes those that are missing here.
    pub fn of_all_eras(&self, market: &Market) -> Vec<Rc<MarketResult>> {
        let of = |era: &&'static Era| self.under(market, era).unwrap_or_else(|| Rc::new(MarketResult::of(market, era)));
        ERAS.iter().map(of).collect()
    }

    /// Returns the block under the rules of an era, if it is the era of the results' market or its pinned one.
    fn under(&self, market: &Market, era: &'static Era) -> Option<Rc<MarketResult>> {
        if era == market.era {
            return Some(Rc::clone(&self.now));
        }
        self.pinned.clone().filter(|_| market.pinned == Some(era))
    }
}

/// The open market with its results.
#[derive(Clone, Properties)]
pub struct MarketProps {
    /// The market.
    pub market: Market,
    /// The revision of the market.
    pub revision: u64,
    /// Identifies the document that was opened, whatever its edits.
    pub opened: usize,
    /// The results, computed once for a revision; in the inspector those of the day under the playhead.
    pub results: Rc<MarketResults>,
    /// The results under the rules of each era, if they are shown; otherwise empty.
    pub eras: Rc<Vec<Rc<MarketResult>>>,
    /// The day that the table shows; `None` for day 0.
    pub day: Option<ShownDay>,
    /// Whether the window is too narrow for inputs beside results.
    pub is_narrow: bool,
    /// Whether the results are covered, as before a bet. Nothing sorts or filters by them then, and a copy leaves them out.
    pub covers_results: bool,
    /// The view, without the playhead, the chart and the order, which only some parts follow.
    pub view: MarketView,
    /// Dispatches actions.
    pub dispatch: DispatchOf<Markets>,
    /// The latest run. A change does not cause a rendering.
    pub latest: Rc<Latest>,
}

/// Two markets of one revision are equal.
impl PartialEq for MarketProps {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
            && self.view == other.view
            && self.day == other.day
            && self.is_narrow == other.is_narrow
            && self.covers_results == other.covers_results
            && self.results == other.results
            && Rc::ptr_eq(&self.eras, &other.eras)
    }
}

impl MarketProps {
    /// Applies an edit. Edits of one gesture are one step of undo.
    pub fn edit(&self, edit: MarketEdit, gesture: Option<u32>) {
        self.dispatch.dispatch(ActionOf::Edit { edit, gesture });
    }

    /// Changes the view.
    pub fn change_view(&self, change: MarketViewChange) {
        self.dispatch.dispatch(ActionOf::View(change));
    }

    /// Returns the selected subnet with its result.
    pub fn selected(&self) -> Option<(&MarketSubnet, &SubnetResult)> {
        let netuid = self.view.shared.selected?;
        Some((self.market.subnet(netuid)?, self.results.now.subnet(netuid)?))
    }

    /// Returns a subnet of the document, which can be edited; `None` if the table shows one of its number that was registered
    /// during the run.
    pub fn editable_subnet(&self, netuid: Netuid) -> Option<&MarketSubnet> {
        let is_later = self.day.as_ref().is_some_and(|day| day.is_later(netuid));
        self.market.subnet(netuid).filter(|_| !is_later)
    }

    /// Returns whether the era needs pools, of which the votes of the market's board have made none.
    pub fn lacks_pools(&self) -> bool {
        self.results.now.rules.has_pools() && self.market.has_votes_only()
    }

    /// Returns whether the TAO of an era without pools is divided without votes, because none are known.
    pub fn lacks_votes(&self) -> bool {
        self.results.now.rules.share == ShareRule::RootWeights && self.market.board.is_none()
    }

    /// Returns whether subnets have a price under the era's rules, or under others that hold later.
    pub fn has_prices(&self) -> bool {
        self.results.now.rules.has_pools() || self.market.changes_rules()
    }

    /// Returns whether the results are those of day 0.
    pub fn is_on_day_zero(&self) -> bool {
        self.results.day == 0
    }

    /// Returns the bar of the gate on the day that the table shows, as a fraction of 1; `None` without a gate.
    pub fn bar(&self) -> Option<f64> {
        match self.day.as_ref().and_then(|day| day.under(self.era())) {
            Some(point) => point.bar,
            None => self.results.now.totals.bar.map(|bar| bar.0.to_num()),
        }
    }

    /// Returns the era whose rules hold on the day that the table shows.
    pub fn era_shown(&self) -> &'static Era {
        self.day.as_ref().map_or(self.market.era, |day| self.market.era_on(day.day))
    }

    /// Returns the stages of the shares that the table shows.
    pub fn stages(&self) -> &'static [Stage] {
        self.market.rules(self.era_shown()).share.stages()
    }

    /// Returns the era of the market.
    pub fn era(&self) -> &'static Era {
        self.market.era
    }
}
