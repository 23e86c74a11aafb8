//! The properties of the parts of the market page.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::{ActionOf, MarketColumns, MarketView, MarketViewChange, Markets};
use crate::ui::hooks::DispatchOf;
use yuma_engine::economy::{ERAS, Era};
use yuma_scenario::market::{Market, MarketEdit, MarketResult, MarketSubnet, SubnetResult};

/// The next block of a market, under its own era and under the pinned one.
#[derive(Debug)]
pub struct MarketResults {
    /// Under the rules of the market's era.
    pub now: MarketResult,
    /// Under the rules of the pinned era, if another one is pinned.
    pub pinned: Option<MarketResult>,
    /// Under the rules of each era, if they are shown; otherwise empty.
    pub eras: Vec<MarketResult>,
}

impl MarketResults {
    /// Computes the results.
    pub fn of(market: &Market, columns: MarketColumns) -> Self {
        let pinned = market.pinned.filter(|era| era.id != market.era.id);
        let eras = if columns == MarketColumns::Eras { ERAS } else { &[] };
        MarketResults {
            now: MarketResult::of(market, market.era),
            pinned: pinned.map(|era| MarketResult::of(market, era)),
            eras: eras.iter().map(|era| MarketResult::of(market, era)).collect(),
        }
    }
}

/// The open market with its results.
#[derive(Clone, Properties)]
pub struct MarketProps {
    /// The market.
    pub market: Market,
    /// The revision of the market.
    pub revision: u64,
    /// The results, computed once for a revision.
    pub results: Rc<MarketResults>,
    /// The view.
    pub view: MarketView,
    /// Dispatches actions.
    pub dispatch: DispatchOf<Markets>,
}

/// Two markets of one revision are equal.
impl PartialEq for MarketProps {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.view == other.view && Rc::ptr_eq(&self.results, &other.results)
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
        let netuid = self.view.selected?;
        Some((self.market.subnet(netuid)?, self.results.now.subnet(netuid)?))
    }

    /// Returns the era of the market.
    pub fn era(&self) -> &'static Era {
        self.market.era
    }
}
