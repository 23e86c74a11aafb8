//! The market lab: subnets with their pools, under the rules of an era.

use super::lab::Lab;
use super::notice::{NoticeKind, Unreadable};
use super::open_document::Origin;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{
    self, DayQuantity, EraQuantity, Market, MarketColumns, MarketEdit, MarketFilter, MarketSharedView, MarketSort,
    MarketTab, Ticket,
};

/// The lab of all subnets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markets;

/// The view of the open market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarketView {
    /// The part of the view that a link carries.
    pub shared: MarketSharedView,
    /// Whether an edited vote keeps the sum of its row on the board.
    pub keeps_sum: bool,
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
    /// Shows other rows.
    Filter(MarketFilter),
    /// Shows them in another order.
    Sort(MarketSort),
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
                tab: if has_topic { opening.tab } else { view.shared.tab },
                columns: view.shared.columns,
                era_quantity: view.shared.era_quantity,
                ..opening
            },
        };
        MarketView { shared, ..view }
    }

    /// A selected subnet that no longer exists leaves the selection to its neighbor.
    fn within(view: MarketView, market: &Market) -> MarketView {
        let shared = view.shared.within(market);
        let selected = shared.selected.or_else(|| neighbor(market, view.shared.selected?));
        MarketView { shared: MarketSharedView { selected, ..shared }, ..view }
    }

    fn change_view(mut view: MarketView, change: MarketViewChange) -> MarketView {
        let shared = &mut view.shared;
        match change {
            MarketViewChange::Select(netuid) if Some(netuid) == shared.selected => {}
            MarketViewChange::Select(netuid) => {
                shared.selected = Some(netuid);
                shared.ticket.is_on_root = false;
            }
            MarketViewChange::Open(tab) => shared.tab = tab,
            MarketViewChange::Show(columns) => shared.columns = columns,
            MarketViewChange::Filter(filter) => shared.filter = filter,
            MarketViewChange::Sort(sort) => shared.sort = sort,
            MarketViewChange::ShowEraQuantity(era_quantity) => shared.era_quantity = era_quantity,
            MarketViewChange::MoveBy(days) => shared.day = shared.day.saturating_add_signed(days),
            MarketViewChange::MoveTo(day) => shared.day = day,
            MarketViewChange::ShowChart(chart) => shared.chart = chart,
            MarketViewChange::SetTicket(ticket) => shared.ticket = ticket,
            MarketViewChange::KeepSum(keeps_sum) => view.keeps_sum = keeps_sum,
            MarketViewChange::OpenConsensus(netuid) => {
                shared.selected = Some(netuid);
                shared.linked = Some(netuid);
            }
            MarketViewChange::CloseConsensus => shared.linked = None,
        }
        view
    }

    fn with_shared(view: MarketView, shared: Option<MarketSharedView>) -> MarketView {
        MarketView { shared: shared.unwrap_or(view.shared), ..view }
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

    fn address_view(view: MarketView) -> Option<MarketSharedView> {
        Some(view.shared)
    }

    fn encode_with_view(market: &Market, view: &MarketSharedView) -> String {
        market::link::encode_with_view(market, view)
    }

    fn decode(link: &str) -> Result<(Market, Option<MarketSharedView>), Unreadable> {
        market::link::decode_with_view(link).map_err(Unreadable::Market)
    }

    fn has_own_title(market: &Market) -> bool {
        !market.title.is_empty()
    }

    fn preset(market: &Market) -> Option<Market> {
        market.preset.as_deref().and_then(market::preset)
    }
}

/// Returns the subnet with the next lower number, or the first one.
fn neighbor(market: &Market, netuid: Netuid) -> Option<Netuid> {
    let numbers = || market.subnets.iter().map(|subnet| subnet.netuid);
    numbers().filter(|&number| number < netuid).max().or_else(|| numbers().min())
}
