//! The grid of votes. Only the visible rows and columns are rendered.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cell::{BoardCell, BoardColumn, BoardView, columns, rows};
use super::cells::Rows;
use super::head::{Span, head, network_of};
use super::margins::margins;
use crate::store::MarketViewChange;
use crate::ui::format::fixed;
use crate::ui::grid::keyboard::{Command, command, moved, outside_field};
use crate::ui::hooks::use_messages;
use crate::ui::market::cell_session::use_editing;
use crate::ui::market::props::MarketProps;
use crate::ui::widgets::scroll_view::use_scroll_view;
use crate::ui::widgets::visible_range::{offset_showing, visible_range};
use yuma_engine::quantity::{Netuid, Share, Uid};
use yuma_scenario::market::{Board, BoardEdit, MarketEdit};

/// The measures in pixels (static/styles/market-board.css): a row, a column of votes, the titles and the margins together.
const ROW: f64 = 28.0;
const CELL: f64 = 42.0;
const MARGINS: f64 = 194.0;
/// The width below which the columns beside the votes are narrow.
const NARROW: f64 = 560.0;

/// The widths of the columns beside the votes, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Beside {
    is_narrow: bool,
    name: f64,
    stake: f64,
    sum: f64,
}

impl Beside {
    fn of(frame: f64) -> Beside {
        let is_narrow = frame < NARROW;
        let [name, stake, sum] = if is_narrow { [78.0, 58.0, 56.0] } else { [98.0, 104.0, 62.0] };
        Beside { is_narrow, name, stake, sum }
    }

    fn width(self) -> f64 {
        self.name + self.stake + self.sum
    }
}

/// The properties of [`BoardTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct BoardTableProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The numbers in the cells.
    pub view: BoardView,
    /// Called with the validator of the cursor.
    pub on_row: Callback<Uid>,
}

/// Renders the grid.
#[component]
pub fn BoardTable(props: &BoardTableProps) -> Html {
    let messages = use_messages();
    let BoardTableProps { market, view, on_row } = props;
    let (frame, table) = (use_node_ref(), use_node_ref());
    let (viewport, onscroll) = use_scroll_view(&frame);
    let beside = Beside::of(viewport.width);
    let cursor = use_state_eq(|| None::<BoardCell>);
    let empty = Board::default();
    let board = market.market.board.as_ref().unwrap_or(&empty);
    let (order, columns) = (rows(board), columns(market));
    let present = cursor.filter(|cell| board.validator(cell.uid).is_some() && columns.contains(&cell.column));
    let first = order.first().and_then(|&row| board.validators.get(row));
    let start = first.map(|validator| BoardCell {
        uid: validator.uid,
        column: market.view.shared.selected.map_or(BoardColumn::Stake, BoardColumn::Vote),
    });
    let here = present.or(start);
    // The next key may arrive before the next rendering.
    let now = use_mut_ref(|| None::<BoardCell>);
    now.replace(here);
    let go = {
        let (cursor, now, on_row, market, frame) =
            (cursor.setter(), now.clone(), on_row.clone(), market.clone(), frame.clone());
        let (order, columns) = (order.clone(), columns.clone());
        Callback::from(move |cell: BoardCell| {
            now.replace(Some(cell));
            cursor.set(Some(cell));
            on_row.emit(cell.uid);
            if let Some(netuid) = network_of(cell.column).filter(|&netuid| netuid != Netuid::ROOT) {
                market.change_view(MarketViewChange::Select(netuid));
            }
            let row = market.market.board.as_ref().and_then(|board| board.index(cell.uid));
            let row = order.iter().position(|&index| Some(index) == row).unwrap_or_default();
            let column = columns.iter().position(|column| *column == cell.column).unwrap_or_default();
            scroll_to(&frame, row, column, columns.len());
        })
    };
    {
        // The explained network may stand far to the right.
        let (frame, columns) = (frame.clone(), columns.clone());
        use_effect_with((), move |()| {
            let column = columns.iter().position(|column| start.is_some_and(|start| start.column == *column));
            scroll_to(&frame, 0, column.unwrap_or_default(), columns.len());
        });
    }
    let (editing, session, callbacks, question) = use_editing(market, &messages, go.clone(), &table);
    let onkeydown = {
        let uids: Vec<Uid> =
            order.iter().filter_map(|&row| board.validators.get(row)).map(|validator| validator.uid).collect();
        let (columns, now, editing, go, market) =
            (columns.clone(), now.clone(), editing.clone(), go.clone(), market.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(cell) = *now.borrow() else { return };
            if editing.key(&event) {
                return;
            }
            let row = uids.iter().position(|uid| *uid == cell.uid).unwrap_or_default();
            let at = columns.iter().position(|column| *column == cell.column).unwrap_or_default();
            let with_control = event.ctrl_key() || event.meta_key();
            let command = command(&event.key(), with_control, event.shift_key(), event.alt_key());
            let Some(command) = command.and_then(outside_field) else { return };
            match (moved(&command, (row, at), (uids.len(), columns.len())), command) {
                (Some((row, at)), _) => {
                    if let (Some(&uid), Some(&column)) = (uids.get(row), columns.get(at)) {
                        go.emit(BoardCell { uid, column });
                    }
                }
                (_, Command::Edit) => editing.begin(cell, None),
                (_, Command::Type(typed)) => editing.begin(cell, Some(typed)),
                (_, Command::Clear) => clear(&market, cell),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onpointerdown = {
        let (columns, go) = (columns.clone(), go.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(cell) = pressed(&event, &columns) {
                go.emit(cell);
            }
        })
    };
    let ondblclick = {
        let (columns, editing) = (columns.clone(), editing.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(cell) = pressed(&event, &columns) {
                editing.begin(cell, None);
            }
        })
    };
    let networks: Vec<Netuid> = columns.iter().copied().filter_map(network_of).collect();
    let visible = visible_range(networks.len(), CELL, viewport.left, viewport.width - beside.width());
    let visible_rows = visible_range(order.len(), ROW, viewport.top, viewport.height - MARGINS);
    let span = Span {
        before: visible.start,
        networks: networks.get(visible.start..visible.end.min(networks.len())).unwrap_or_default().to_vec(),
        behind: networks.len() - visible.end.min(networks.len()),
    };
    let (largest_stake, largest_part) = largest(market, board, &networks);
    let body = Rows {
        messages: &messages,
        market,
        view: *view,
        span: &span,
        networks: networks.len(),
        cursor: here,
        session: session.as_ref(),
        callbacks: &callbacks,
        largest_part,
        largest_stake,
    };
    let gap = |rows: usize| {
        html! {
            <tbody role="presentation"><tr role="presentation" height={fixed(rows as f64 * ROW, 0)}><td role="presentation" class="gap"></td></tr></tbody>
        }
    };
    let width = |pixels: f64| fixed(pixels, 0);
    // A cell that is not rendered cannot be named.
    let is_rendered = |cell: BoardCell| {
        let row = board.index(cell.uid).and_then(|index| order.iter().position(|&row| row == index));
        let is_shown = network_of(cell.column).is_none_or(|netuid| span.networks.contains(&netuid));
        is_shown && row.is_some_and(|row| visible_rows.contains(&row))
    };
    let at = here.filter(|&cell| is_rendered(cell));
    let at = at.and_then(|cell| Some((cell, columns.iter().position(|column| *column == cell.column)?)));
    let whole = beside.width() + networks.len() as f64 * CELL;
    html! {
        <>
        <div class={classes!("board-frame", beside.is_narrow.then_some("narrow"))} ref={&frame} {onscroll}>
            <table class="board" ref={&table} role="grid" tabindex="0" aria-label={messages.text("board.label")} width={width(whole)}
                aria-rowcount={(order.len() + 7).to_string()} aria-colcount={columns.len().to_string()}
                aria-activedescendant={at.map(|(cell, column)| format!("board-{}-{}", cell.uid.0, column + 1))}
                {onkeydown} {onpointerdown} {ondblclick}>
                <colgroup>
                    <col key="name" width={width(beside.name)} />
                    <col key="stake" width={width(beside.stake)} />
                    <col key="before" width={width(span.before as f64 * CELL)} />
                    { for span.networks.iter().map(|netuid| html! { <col key={netuid.0} width={width(CELL)} /> }) }
                    <col key="behind" width={width(span.behind as f64 * CELL)} />
                    <col key="sum" width={width(beside.sum)} />
                </colgroup>
                { head(&messages, market, &span) }
                { gap(visible_rows.start) }
                <tbody class="rows">{ for order.iter().enumerate().skip(visible_rows.start).take(visible_rows.len())
                    .filter_map(|(position, &index)| Some(body.row(position, index, board.validators.get(index)?))) }</tbody>
                { gap(order.len() - visible_rows.end.min(order.len())) }
                { margins(&messages, market, &span, order.len()) }
            </table>
        </div>
        <div class="market-offer" role="status">{ for question }</div>
        </>
    }
}

/// Returns the largest share of stake and the largest part of a network's votes.
fn largest(market: &MarketProps, board: &Board, networks: &[Netuid]) -> (f64, f64) {
    let Some(vote) = market.results.now.vote.as_ref() else { return (0.0, 0.0) };
    let rows = 0..board.validators.len();
    let stake = rows.map(|row| vote.stake(row)).max().unwrap_or_default();
    let leading = networks.iter().filter_map(|&netuid| Some(vote.part(vote.leading_voter(netuid)?, netuid)));
    (stake.to_num(), leading.max().unwrap_or_default().to_num())
}

fn clear(market: &MarketProps, BoardCell { uid, column }: BoardCell) {
    if let Some(netuid) = network_of(column) {
        market.edit(MarketEdit::Board(BoardEdit::SetVote { uid, netuid, vote: Share(0) }), None);
    }
}

/// Returns the pressed cell.
fn pressed(event: &Event, columns: &[BoardColumn]) -> Option<BoardCell> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let at = target.closest("[data-at]").ok().flatten()?.get_attribute("data-at")?;
    let (uid, column) = at.split_once('-')?;
    let column = column.parse::<usize>().ok()?.checked_sub(1)?;
    Some(BoardCell { uid: Uid(uid.parse().ok()?), column: *columns.get(column)? })
}

/// Scrolls a cell into view; the first two columns and the last one stay visible.
fn scroll_to(frame: &NodeRef, row: usize, column: usize, columns: usize) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let [top, left, height, width] =
        [frame.scroll_top(), frame.scroll_left(), frame.client_height(), frame.client_width()].map(f64::from);
    frame.set_scroll_top(offset_showing(row, ROW, top, (height - MARGINS).max(ROW)) as i32);
    // The sum stands beside the last column of votes.
    let column = column.min(columns.saturating_sub(2));
    if column >= 2 {
        let shown = (width - Beside::of(width).width()).max(CELL);
        frame.set_scroll_left(offset_showing(column - 2, CELL, left, shown) as i32);
    }
}
