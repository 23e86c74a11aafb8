//! The view settings of a market that a link carries. Not part of the document, and not subject to undo.

use super::column::{MarketFilter, MarketSort};
use super::document::MarketDocument;
use super::evaluation::MarketResult;
use super::presets::{self, PresetTopic};
use super::ticket::Ticket;
use super::{DayPoint, Market};
use yuma_engine::quantity::{Flow, Netuid, RAO_PER_TAO};

/// A choice of columns of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarketColumns {
    /// The main inputs and the results of the era.
    #[default]
    Results,
    /// Further results of the era.
    More,
    /// All inputs.
    Inputs,
    /// One quantity under the rules of each era.
    Eras,
}

impl MarketColumns {
    /// All choices in their order.
    pub const ALL: [MarketColumns; 4] =
        [MarketColumns::Results, MarketColumns::More, MarketColumns::Inputs, MarketColumns::Eras];

    /// Returns the name in links and message keys.
    pub const fn id(self) -> &'static str {
        match self {
            MarketColumns::Results => "results",
            MarketColumns::More => "more",
            MarketColumns::Inputs => "inputs",
            MarketColumns::Eras => "eras",
        }
    }
}

/// A quantity that the table shows under the rules of each era.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EraQuantity {
    /// The TAO of a day.
    #[default]
    TaoPerDay,
    /// The share of the emission.
    Share,
    /// The price.
    Price,
}

impl EraQuantity {
    /// All quantities in their order.
    pub const ALL: [EraQuantity; 3] = [EraQuantity::TaoPerDay, EraQuantity::Share, EraQuantity::Price];

    /// Returns the name in links and message keys.
    pub const fn id(self) -> &'static str {
        match self {
            EraQuantity::TaoPerDay => "tao_per_day",
            EraQuantity::Share => "share",
            EraQuantity::Price => "price",
        }
    }
}

/// A tab of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarketTab {
    /// The stages of the subnet's share.
    #[default]
    Why,
    /// A trade before it is made.
    Trade,
    /// The pay of the participants.
    Paid,
    /// Registration, pruning and dissolution.
    Life,
}

impl MarketTab {
    /// All tabs in their order.
    pub const ALL: [MarketTab; 4] = [MarketTab::Why, MarketTab::Trade, MarketTab::Paid, MarketTab::Life];

    /// Returns the name in links and message keys.
    pub const fn id(self) -> &'static str {
        match self {
            MarketTab::Why => "why",
            MarketTab::Trade => "trade",
            MarketTab::Paid => "paid",
            MarketTab::Life => "life",
        }
    }

    /// Returns the tab of a preset's topic.
    const fn of(topic: PresetTopic) -> MarketTab {
        match topic {
            PresetTopic::Share => MarketTab::Why,
            PresetTopic::Trade => MarketTab::Trade,
            PresetTopic::Pay => MarketTab::Paid,
            PresetTopic::Life => MarketTab::Life,
        }
    }
}

/// A quantity of the selected subnet over the days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayQuantity {
    /// The price, with its moving average.
    #[default]
    Price,
    /// The TAO in the pool.
    PoolTao,
    /// The alpha in the pool.
    PoolAlpha,
    /// The share of the emission.
    Share,
    /// The TAO of a day.
    TaoPerDay,
    /// The net flow of stakers' TAO on a day, with the chain's own.
    Flow,
    /// Root's proportion of the validators.
    RootProportion,
    /// All issued TAO.
    Issuance,
}

impl DayQuantity {
    /// All quantities, in the order of the choice.
    pub const ALL: [DayQuantity; 8] = [
        DayQuantity::Price,
        DayQuantity::PoolTao,
        DayQuantity::PoolAlpha,
        DayQuantity::Share,
        DayQuantity::TaoPerDay,
        DayQuantity::Flow,
        DayQuantity::RootProportion,
        DayQuantity::Issuance,
    ];

    /// Returns the name in links and message keys.
    pub const fn id(self) -> &'static str {
        match self {
            DayQuantity::Price => "price",
            DayQuantity::PoolTao => "pool_tao",
            DayQuantity::PoolAlpha => "pool_alpha",
            DayQuantity::Share => "share",
            DayQuantity::TaoPerDay => "tao_per_day",
            DayQuantity::Flow => "flow",
            DayQuantity::RootProportion => "root_proportion",
            DayQuantity::Issuance => "issuance",
        }
    }

    /// Returns whether only eras with pools have it.
    pub const fn is_of_pools(self) -> bool {
        matches!(self, DayQuantity::Price | DayQuantity::PoolTao | DayQuantity::PoolAlpha)
    }

    /// Returns the value on a day: TAO, alpha or a fraction of 1; `None` if the subnet does not exist.
    pub fn of(self, point: &DayPoint, netuid: Netuid) -> Option<f64> {
        if self == DayQuantity::Issuance {
            return Some(whole(point.issuance.0));
        }
        let subnet = point.subnet(netuid)?;
        Some(match self {
            DayQuantity::Price => subnet.price,
            DayQuantity::PoolTao => whole(subnet.tao.0),
            DayQuantity::PoolAlpha => whole(subnet.alpha.0),
            DayQuantity::Share => subnet.share,
            DayQuantity::TaoPerDay => whole(subnet.tao_per_day.0),
            DayQuantity::Flow => signed_whole(subnet.user_flow),
            DayQuantity::RootProportion => subnet.root_proportion,
            DayQuantity::Issuance => return None,
        })
    }

    /// Returns the value of the second line under the same era, if the quantity has one: the moving average of the
    /// price, or the chain's own flow.
    pub fn second(self, point: &DayPoint, netuid: Netuid) -> Option<f64> {
        let subnet = point.subnet(netuid)?;
        match self {
            DayQuantity::Price => Some(subnet.moving_price),
            DayQuantity::Flow => Some(signed_whole(subnet.protocol_flow)),
            _ => None,
        }
    }
}

/// Returns an amount in 10^-9 in whole units.
fn whole(amount: u64) -> f64 {
    amount as f64 / RAO_PER_TAO as f64
}

fn signed_whole(flow: Flow) -> f64 {
    let tao = whole(flow.0.unsigned_abs());
    if flow.0 < 0 { -tao } else { tao }
}

/// The view of a market that can be shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarketSharedView {
    /// The subnet that the inspector explains.
    pub selected: Option<Netuid>,
    /// The open tab of the inspector.
    pub tab: MarketTab,
    /// The columns of the table.
    pub columns: MarketColumns,
    /// The choice of its rows.
    pub filter: MarketFilter,
    /// Their order.
    pub sort: MarketSort,
    /// The subnet whose consensus is open in place of the table.
    pub linked: Option<Netuid>,
    /// The quantity in the columns of all eras.
    pub era_quantity: EraQuantity,
    /// The day of the run under the playhead; on day 0 the results are those of the next block of the document.
    pub day: u16,
    /// The quantity of the chart of the selected subnet.
    pub chart: DayQuantity,
    /// The order that is being composed.
    pub ticket: Ticket,
}

impl MarketSharedView {
    /// Returns the view with which a market opens: the subject, the topic and the order of its preset. Without a subject,
    /// selects the subnet with most TAO in its pool, with a board the one with the largest share.
    pub fn opening(market: &Market) -> Self {
        let preset = market.preset.as_deref().and_then(presets::find);
        let subject = preset.and_then(|preset| preset.subject).filter(|&subject| market.subnet(subject).is_some());
        let order = preset.and_then(|preset| preset.order);
        MarketSharedView {
            selected: subject.or_else(|| first_subnet(market)),
            tab: preset.map(|preset| MarketTab::of(preset.topic)).unwrap_or_default(),
            ticket: order.map(|tao| Ticket { tao, ..Ticket::default() }).unwrap_or_default(),
            ..MarketSharedView::default()
        }
    }

    /// Returns the view reduced to what exists in a market.
    #[must_use]
    pub fn within(self, market: &MarketDocument) -> Self {
        MarketSharedView {
            selected: self.selected.filter(|&netuid| market.subnet(netuid).is_some()),
            linked: self
                .linked
                .filter(|&netuid| market.subnet(netuid).is_some_and(|subnet| subnet.consensus.is_some())),
            day: self.day.min(market.horizon),
            ticket: self.ticket.within(market),
            ..self
        }
    }
}

fn first_subnet(market: &Market) -> Option<Netuid> {
    if market.board.is_some() {
        let result = MarketResult::of(market, market.era);
        return result.subnets.iter().find(|subnet| subnet.rank == Some(1)).map(|subnet| subnet.netuid);
    }
    market.subnets.iter().max_by_key(|subnet| subnet.tao).map(|subnet| subnet.netuid)
}
