//! The market lab: subnets with their pools, under the rules of an era.

use super::lab::Lab;
use super::notice::{NoticeKind, Unreadable};
use super::open_document::Origin;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{self, Market, MarketEdit, MarketResult, PresetTopic};

/// The lab of all subnets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markets;

/// The view of the open market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarketView {
    /// The subnet that the inspector explains.
    pub selected: Option<Netuid>,
    /// The open tab of the inspector.
    pub tab: MarketTab,
    /// The columns of the table.
    pub columns: MarketColumns,
    /// The quantity in the columns of all eras.
    pub era_quantity: EraQuantity,
    /// The day of the run under the playhead; 0 is the next block.
    pub day: u16,
    /// Whether an edited vote keeps the sum of its row on the board.
    pub keeps_sum: bool,
    /// The subnet whose consensus is open in place of the table.
    pub linked: Option<Netuid>,
}

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

    /// Returns the id in message keys.
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

    /// Returns the id in message keys.
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

    /// Returns the id in message keys.
    pub const fn id(self) -> &'static str {
        match self {
            MarketTab::Why => "why",
            MarketTab::Trade => "trade",
            MarketTab::Paid => "paid",
            MarketTab::Life => "life",
        }
    }
}

/// A change of the view.
#[derive(Clone, Debug, PartialEq)]
pub enum MarketViewChange {
    /// Selects a subnet.
    Select(Netuid),
    /// Opens a tab of the inspector.
    Open(MarketTab),
    /// Shows other columns.
    Show(MarketColumns),
    /// Shows another quantity under the rules of each era.
    ShowEraQuantity(EraQuantity),
    /// Moves the playhead by days. Keys may arrive faster than renderings, so a step is relative.
    MoveBy(i16),
    /// Moves the playhead to a day.
    MoveTo(u16),
    /// Keeps the sums of rows on the board, or not.
    KeepSum(bool),
    /// Opens the consensus of a subnet that has one.
    OpenConsensus(Netuid),
    /// Returns from it to the table.
    CloseConsensus,
}

impl Lab for Markets {
    type Scenario = Market;
    type Edit = MarketEdit;
    type View = MarketView;
    type ViewChange = MarketViewChange;
    type SharedView = ();

    fn apply(edit: &MarketEdit, market: &Market, _: MarketView) -> Result<Market, NoticeKind> {
        edit.apply(market).map_err(NoticeKind::MarketEditRejected)
    }

    fn starts_at_gesture(edit: &MarketEdit) -> bool {
        matches!(edit, MarketEdit::SetEmissionWeights { .. } | MarketEdit::SetPrice { .. })
    }

    fn view_after(_: &MarketEdit, view: MarketView) -> MarketView {
        view
    }

    /// Selects the subject of the preset. Without one, selects the subnet with most TAO in its pool, with a board the one with
    /// the largest share.
    fn opening_view(view: MarketView, _: &Origin, market: &Market) -> MarketView {
        let view = MarketView { day: 0, linked: None, ..view };
        let preset = market.preset.as_deref().and_then(market::find_preset);
        let view = MarketView { tab: preset.map_or(view.tab, |preset| tab_of(preset.topic)), ..view };
        if let Some(subject) =
            preset.and_then(|preset| preset.subject).filter(|&subject| market.subnet(subject).is_some())
        {
            return MarketView { selected: Some(subject), ..view };
        }
        if market.board.is_some() {
            let result = MarketResult::of(market, market.era);
            let first = result.subnets.iter().find(|subnet| subnet.rank == Some(1));
            return MarketView { selected: first.map(|subnet| subnet.netuid), ..view };
        }
        let largest = market.subnets.iter().max_by_key(|subnet| subnet.tao);
        MarketView { selected: largest.map(|subnet| subnet.netuid), ..view }
    }

    fn within(view: MarketView, market: &Market) -> MarketView {
        let has_consensus = |netuid| market.subnet(netuid).is_some_and(|subnet| subnet.consensus.is_some());
        MarketView {
            selected: view.selected.filter(|&netuid| market.subnet(netuid).is_some()),
            linked: view.linked.filter(|&netuid| has_consensus(netuid)),
            day: view.day.min(market.horizon),
            ..view
        }
    }

    fn change_view(view: MarketView, change: MarketViewChange) -> MarketView {
        match change {
            MarketViewChange::Select(netuid) => MarketView { selected: Some(netuid), ..view },
            MarketViewChange::Open(tab) => MarketView { tab, ..view },
            MarketViewChange::Show(columns) => MarketView { columns, ..view },
            MarketViewChange::ShowEraQuantity(era_quantity) => MarketView { era_quantity, ..view },
            MarketViewChange::MoveBy(days) => MarketView { day: view.day.saturating_add_signed(days), ..view },
            MarketViewChange::MoveTo(day) => MarketView { day, ..view },
            MarketViewChange::KeepSum(keeps_sum) => MarketView { keeps_sum, ..view },
            MarketViewChange::OpenConsensus(netuid) => {
                MarketView { selected: Some(netuid), linked: Some(netuid), ..view }
            }
            MarketViewChange::CloseConsensus => MarketView { linked: None, ..view },
        }
    }

    fn with_shared(view: MarketView, _: Option<()>) -> MarketView {
        view
    }

    fn is_link(text: &str) -> bool {
        market::link::is_link(text)
    }

    fn is_foreign(text: &str) -> bool {
        !market::link::is_link(text)
    }

    fn encode(market: &Market) -> String {
        market::link::encode(market)
    }

    fn decode(link: &str) -> Result<(Market, Option<()>), Unreadable> {
        market::link::decode(link).map(|market| (market, None)).map_err(Unreadable::Market)
    }

    fn preset(market: &Market) -> Option<Market> {
        market.preset.as_deref().and_then(market::preset)
    }
}

/// Returns the tab of a preset's topic.
const fn tab_of(topic: PresetTopic) -> MarketTab {
    match topic {
        PresetTopic::Share => MarketTab::Why,
        PresetTopic::Trade => MarketTab::Trade,
        PresetTopic::Pay => MarketTab::Paid,
        PresetTopic::Life => MarketTab::Life,
    }
}
