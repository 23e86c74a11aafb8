//! The market lab: subnets with their pools, under the rules of an era.

use super::lab::Lab;
use super::notice::{NoticeKind, Unreadable};
use super::open_document::Origin;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{
    self, DayQuantity, EraQuantity, Market, MarketColumns, MarketEdit, MarketSharedView, MarketTab, Ticket,
};

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
    /// The quantity of the chart of the selected subnet.
    pub chart: DayQuantity,
    /// The order that is being composed.
    pub ticket: Ticket,
    /// Whether an edited vote keeps the sum of its row on the board.
    pub keeps_sum: bool,
    /// The subnet whose consensus is open in place of the table.
    pub linked: Option<Netuid>,
}

impl MarketView {
    /// Returns the part of the view that a link carries.
    pub const fn shared(&self) -> MarketSharedView {
        let MarketView { selected, tab, columns, era_quantity, day, chart, ticket, .. } = *self;
        MarketSharedView { selected, tab, columns, era_quantity, day, chart, ticket }
    }

    /// Returns the view with that part.
    const fn with(self, shared: MarketSharedView) -> MarketView {
        let MarketSharedView { selected, tab, columns, era_quantity, day, chart, ticket } = shared;
        MarketView { selected, tab, columns, era_quantity, day, chart, ticket, ..self }
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
    /// Shows another quantity in the chart of the selected subnet.
    ShowChart(DayQuantity),
    /// Changes the order that is being composed.
    SetTicket(Ticket),
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
    type SharedView = MarketSharedView;

    fn apply(edit: &MarketEdit, market: &Market, _: MarketView) -> Result<Market, NoticeKind> {
        edit.apply(market).map_err(NoticeKind::MarketEditRejected)
    }

    fn starts_at_gesture(edit: &MarketEdit) -> bool {
        matches!(edit, MarketEdit::SetEmissionWeights { .. } | MarketEdit::SetPrice { .. })
    }

    fn view_after(_: &MarketEdit, view: MarketView) -> MarketView {
        view
    }

    /// Opens as [`MarketSharedView::opening`] describes. The columns stay unless the market comes by a link, and so does the
    /// tab if the market has no topic.
    fn opening_view(view: MarketView, origin: &Origin, market: &Market) -> MarketView {
        let opening = MarketSharedView::opening(market);
        let has_topic = market.preset.as_deref().and_then(market::find_preset).is_some();
        let shared = match origin {
            Origin::Link => opening,
            _ => MarketSharedView {
                tab: if has_topic { opening.tab } else { view.tab },
                columns: view.columns,
                era_quantity: view.era_quantity,
                ..opening
            },
        };
        MarketView { linked: None, ..view.with(shared) }
    }

    fn within(view: MarketView, market: &Market) -> MarketView {
        let has_consensus = |netuid| market.subnet(netuid).is_some_and(|subnet| subnet.consensus.is_some());
        MarketView {
            linked: view.linked.filter(|&netuid| has_consensus(netuid)),
            ..view.with(view.shared().within(market))
        }
    }

    fn change_view(view: MarketView, change: MarketViewChange) -> MarketView {
        match change {
            MarketViewChange::Select(netuid) if Some(netuid) == view.selected => view,
            MarketViewChange::Select(netuid) => {
                let ticket = Ticket { is_on_root: false, ..view.ticket };
                MarketView { selected: Some(netuid), ticket, ..view }
            }
            MarketViewChange::Open(tab) => MarketView { tab, ..view },
            MarketViewChange::Show(columns) => MarketView { columns, ..view },
            MarketViewChange::ShowEraQuantity(era_quantity) => MarketView { era_quantity, ..view },
            MarketViewChange::MoveBy(days) => MarketView { day: view.day.saturating_add_signed(days), ..view },
            MarketViewChange::MoveTo(day) => MarketView { day, ..view },
            MarketViewChange::ShowChart(chart) => MarketView { chart, ..view },
            MarketViewChange::SetTicket(ticket) => MarketView { ticket, ..view },
            MarketViewChange::KeepSum(keeps_sum) => MarketView { keeps_sum, ..view },
            MarketViewChange::OpenConsensus(netuid) => {
                MarketView { selected: Some(netuid), linked: Some(netuid), ..view }
            }
            MarketViewChange::CloseConsensus => MarketView { linked: None, ..view },
        }
    }

    fn with_shared(view: MarketView, shared: Option<MarketSharedView>) -> MarketView {
        shared.map_or(view, |shared| view.with(shared))
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

    fn decode(link: &str) -> Result<(Market, Option<MarketSharedView>), Unreadable> {
        market::link::decode_with_view(link).map_err(Unreadable::Market)
    }

    fn preset(market: &Market) -> Option<Market> {
        market.preset.as_deref().and_then(market::preset)
    }
}
