//! The table of subnets with its results in the tinted margin. Only the visible rows are rendered.

mod clipboard;
mod editing;
mod head;
mod offer;
mod scrub;
mod totals;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::clipboard::Sheet;
use self::editing::SubnetCell;
use self::head::{Head, about, shown_title};
use self::offer::{PasteOffer, offer_line};
use self::scrub::{can_drag, use_scrub};
use self::totals::totals;
use super::cell_session::{Session, use_editing};
use super::columns::{ColumnCells, columns};
use super::day_cells::{DayNumber, number_of_day};
use super::line::Line;
use super::props::MarketProps;
use super::selection::shown;
use super::trade::leading_name;
use crate::store::{MarketTab, MarketViewChange};
use crate::ui::format::fixed;
use crate::ui::given::Given;
use crate::ui::grid::keyboard::{Command, command, moved, outside_field};
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use crate::ui::widgets::cell_editor::{Editor, EditorCallbacks};
use crate::ui::widgets::definition::definition;
use crate::ui::widgets::scroll_view::use_scroll_view;
use crate::ui::widgets::visible_range::{offset_showing, visible_range};
use yuma_engine::economy::ERAS;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::{MarketColumn, MarketFilter, MarketSort};

/// The height of a row in pixels (static/styles/market-table.css).
const ROW: f64 = 26.0;

/// The properties of [`MarketTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct MarketTableProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The choice of subnets.
    pub filter: MarketFilter,
    /// The text that names or numbers contain.
    pub search: AttrValue,
    /// Hands a pasted table of subnets over for import.
    pub on_given: Callback<Given>,
}

/// Renders the table.
#[component]
pub fn MarketTable(props: &MarketTableProps) -> Html {
    let messages = use_messages();
    let MarketTableProps { market, filter, search, on_given } = props;
    let frame = use_node_ref();
    let table = use_node_ref();
    let (view, onscroll) = use_scroll_view(&frame);
    // Sorting by covered results would reveal them.
    let sort = match market.view.shared.sort {
        sort if market.covers_results && sort.by.is_result() => MarketSort::default(),
        sort => sort,
    };
    let cursor = use_state_eq(|| MarketColumn::Average);
    let on_move = use_callback(cursor.setter(), |cell: SubnetCell, cursor| cursor.set(cell.column));
    let (editing, session, callbacks, question) = use_editing(market, &messages, on_move, &table);
    // A refused text does not outlive the columns in which it was typed.
    use_effect_with(market.view.shared.columns, {
        let editing = editing.clone();
        move |_| editing.drop_refused()
    });
    // A window that becomes narrow keeps the column of an open field.
    let is_hidden = session.as_ref().is_some_and(|session| !columns(market).contains(&session.cell.column));
    let market = &MarketProps { is_narrow: market.is_narrow && !is_hidden, ..market.clone() };
    let columns = columns(market);
    let lines = shown(market, *filter, search, sort);
    let selected = lines.iter().position(|line| Some(line.subnet.netuid) == market.view.shared.selected);
    // The rows of a day have another order, once its run is there.
    let is_waiting = market.day.as_ref().is_some_and(|day| day.under(market.era()).is_none());
    let has_row = selected.is_some();
    // Another choice of rows, or of the selected one elsewhere, keeps the selected one in view.
    use_effect_with((*filter, search.clone(), market.view.shared.selected, is_waiting, has_row), {
        let frame = frame.clone();
        move |_| {
            if let Some(row) = selected.filter(|&row| is_out_of_view(&frame, row)) {
                scroll_to(&frame, row);
            }
        }
    });
    let rows = visible_range(lines.len(), ROW, view.top, view.height);
    let largest = largest_share(market);
    // The next key may arrive before the next rendering.
    let now = use_mut_ref(|| (0, MarketColumn::Average));
    now.replace((selected.unwrap_or_default(), *cursor));
    let offer = use_state_eq(|| None::<PasteOffer>);
    let on_offer = use_callback(offer.setter(), |next: Option<PasteOffer>, offer| offer.set(next));
    let sheet = Sheet {
        market: market.clone(),
        order: lines.iter().map(|line| line.subnet.netuid).collect(),
        columns: columns.clone().into(),
        cursor: now.clone(),
        messages: messages.clone(),
        on_offer,
        editing: editing.clone(),
    };
    let asked = use_state_eq(|| None::<MarketColumn>);
    let onkeydown = {
        let (asked, is_editing) = (asked.clone(), session.is_some());
        let (order, now) = (Rc::clone(&sheet.order), now.clone());
        let (market, columns, frame) = (market.clone(), columns.clone(), frame.clone());
        let (editing, cursor) = (editing.clone(), cursor.setter());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !is_editing && asked.is_some() {
                asked.set(None);
                return;
            }
            if is_of_button(&event) || editing.key(&event) {
                return;
            }
            let with_control = event.ctrl_key() || event.meta_key();
            let (row, column) = *now.borrow();
            let at = columns.iter().position(|known| *known == column).unwrap_or_default();
            let go = |row: usize, at: usize| {
                let column = columns.get(at).copied().unwrap_or(column);
                now.replace((row, column));
                cursor.set(column);
                if let Some(&netuid) = order.get(row) {
                    market.change_view(MarketViewChange::Select(netuid));
                    scroll_to(&frame, row);
                }
            };
            let begin = |typed: Option<char>| {
                if let Some(&netuid) = order.get(row) {
                    editing.begin(SubnetCell { netuid, column }, typed);
                }
            };
            let command = command(&event.key(), with_control, event.shift_key(), event.alt_key());
            let Some(command) = command.and_then(outside_field) else { return };
            match (moved(&command, (row, at), (order.len(), columns.len())), command) {
                (Some((row, at)), _) => go(row, at),
                (_, Command::Edit) => begin(None),
                (_, Command::Type(typed)) => begin(Some(typed)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let scrub = use_scrub(market, &table);
    let onpointerdown = {
        let (market, cursor, columns, scrub) = (market.clone(), cursor.setter(), columns.clone(), scrub.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some((netuid, column)) = pressed(&event, &columns) {
                cursor.set(column);
                market.change_view(MarketViewChange::Select(netuid));
                if let Some(subnet) = market.editable_subnet(netuid).filter(|_| !is_of_field(&event)) {
                    scrub.press(&event, subnet, column);
                }
                if column.is_result() {
                    market.change_view(MarketViewChange::Open(MarketTab::Why));
                }
            }
        })
    };
    let onpointermove = {
        let scrub = scrub.clone();
        Callback::from(move |event: PointerEvent| scrub.drag(&event))
    };
    let onpointerup = Callback::from(move |_: PointerEvent| scrub.release());
    let ondblclick = {
        let (columns, editing) = (columns.clone(), editing.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some((netuid, column)) = pressed(&event, &columns) {
                editing.begin(SubnetCell { netuid, column }, None);
            }
        })
    };
    let oncopy = {
        let sheet = sheet.clone();
        Callback::from(move |event: Event| sheet.copy(&event))
    };
    let onpaste = {
        let (sheet, on_given) = (sheet.clone(), on_given.clone());
        Callback::from(move |event: Event| sheet.paste(&event, &on_given))
    };
    // Another order shows its first rows.
    let on_sort = use_callback((market.clone(), frame.clone()), |order: MarketSort, (market, frame)| {
        market.change_view(MarketViewChange::Sort(order));
        if let Some(frame) = frame.cast::<HtmlElement>() {
            frame.set_scroll_top(0);
        }
    });
    let on_ask = use_callback(asked.clone(), |column: MarketColumn, asked| {
        asked.set(Some(column).filter(|column| **asked != Some(*column)));
    });
    let explained = asked.filter(|column| columns.contains(column));
    let cell = |line: &Line<'_>, at: usize, column: MarketColumn| {
        let netuid = line.subnet.netuid;
        let is_here = Some(netuid) == market.view.shared.selected && column == *cursor;
        let session = session.as_ref().filter(|session| session.cell == SubnetCell { netuid, column });
        let bar = column.stage().and_then(|_| column.number(market, *line)).map(|share| share / largest);
        html! {
            <td key={at} role="gridcell" id={format!("market-{}-{at}", netuid.0)} class={class_of(market, line, column, is_here)}
                data-at={format!("{}-{at}", netuid.0)} aria-colindex={(at + 1).to_string()}
                aria-readonly={(!(line.is_of_document() && column.is_editable())).then_some("true")}>
                <span class="text">{ column.text(&messages, market, *line) }</span>
                <span class="market-bar">{ for bar.filter(|_| largest > 0.0).map(|bar| html! {
                    <svg width="100%" height="3" aria-hidden="true"><rect width={format!("{}%", fixed(bar.min(1.0) * 100.0, 1))} height="3" /></svg>
                }) }</span>
                <span class="field">{ for session.map(|session| field(&messages, market, line, session, &callbacks)) }</span>
            </td>
        }
    };
    let at_cursor = columns.iter().position(|column| *column == *cursor).unwrap_or_default();
    // Only a rendered row can be named.
    let active = selected.filter(|row| rows.contains(row)).and(market.view.shared.selected);
    let active = active.map(|netuid| format!("market-{}-{at_cursor}", netuid.0));
    let gap = |rows: usize| {
        html! {
            <tbody role="presentation"><tr role="presentation" height={fixed(rows as f64 * ROW, 0)}><td role="presentation"></td></tr></tbody>
        }
    };
    html! {
        <>
        <div class="market-frame" ref={frame} {onscroll}>
            <table class="market-table" ref={table} role="grid" tabindex="0" aria-label={messages.text("market.table")}
                aria-rowcount={(lines.len() + 2).to_string()} aria-colcount={columns.len().to_string()}
                aria-activedescendant={active}
                {onkeydown} {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()} onpointercancel={onpointerup} {ondblclick} {oncopy} {onpaste}>
                <Head market={market.clone()} {sort} {on_sort} {on_ask} />
                { gap(rows.start) }
                <tbody class="rows">{ for lines.iter().enumerate().skip(rows.start).take(rows.len()).map(|(row, line)| html! {
                    <tr key={line.subnet.netuid.0} role="row" aria-rowindex={(row + 2).to_string()} aria-selected={(Some(row) == selected).to_string()}
                        class={classes!((Some(row) == selected).then_some("selected"), (!line.takes_part(market)).then_some("idle"))}>
                        { for columns.iter().enumerate().map(|(at, &column)| cell(line, at, column)) }
                    </tr>
                }) }</tbody>
                { gap(lines.len() - rows.end.min(lines.len())) }
                { totals(&messages, market, &columns) }
            </table>
        </div>
        <p class="market-title-note" role="status">{ for explained.map(|column| {
            explanation(&messages, market, column, &asked)
        }) }</p>
        <div class="market-offer" role="status">{ for question }</div>
        <div class="market-offer" role="status">{ for offer.as_ref().filter(|offer| offer.is_open(market)).map(|offer| offer_line(&messages, &sheet, offer)) }</div>
        </>
    }
}

/// Renders the explanation of a column, with the button that closes it.
fn explanation(
    messages: &Messages,
    market: &MarketProps,
    column: MarketColumn,
    asked: &UseStateHandle<Option<MarketColumn>>,
) -> Html {
    let asked = asked.setter();
    let onclick = Callback::from(move |_: MouseEvent| asked.set(None));
    let close = messages.text("panel.close");
    html! { <>
        <span>{ definition(messages, shown_title(messages, market, column), about(messages, market, column).unwrap_or_default()) }</span>
        <button type="button" class="link" aria-label={close.clone()} title={close} {onclick}>{ "×" }</button>
    </> }
}

/// Renders the field of an edit.
fn field(
    messages: &Messages,
    market: &MarketProps,
    line: &Line<'_>,
    session: &Session<SubnetCell>,
    callbacks: &EditorCallbacks,
) -> Html {
    let column = session.cell.column.title(messages);
    let label = messages.fill(
        "market.field",
        &[("subnet", &leading_name(messages, &market.market, line.subnet.netuid)), ("column", &column)],
    );
    let note = market.day.is_some().then(|| messages.text("days.table.edit"));
    html! {
        <Editor key={session.gesture} gesture={session.gesture} callbacks={callbacks.clone()} {label}
            error={session.error.clone()} {note} />
    }
}

/// Returns the classes of a cell. A small corner marks an edited one.
fn class_of(market: &MarketProps, line: &Line<'_>, column: MarketColumn, is_here: bool) -> Classes {
    let emits = match number_of_day(market, *line, column) {
        DayNumber::Is(emits) => emits > 0.0,
        _ => !line.takes_part(market) || line.subnet.emission_enabled,
    };
    let is_off = column == MarketColumn::Emits && !emits;
    let is_edited = column == MarketColumn::Name && line.is_edited(market);
    let sign = column.shown_change(market, *line).map(|change| if change < 0.0 { "less" } else { "more" });
    let is_open = matches!(column, MarketColumn::Era(at) if ERAS.get(at).is_some_and(|era| era.id == market.era().id));
    classes!(
        column.id(),
        column.is_result().then_some("result"),
        is_here.then_some("at"),
        is_off.then_some("off"),
        is_edited.then_some("edited"),
        (column == MarketColumn::Burn && line.subnet.consensus.is_some()).then_some("by-weights"),
        is_open.then_some("open"),
        (line.is_of_document() && can_drag(column)).then_some("drag"),
        sign
    )
}

/// Returns the largest shown share.
fn largest_share(market: &MarketProps) -> f64 {
    match market.day.as_ref().map(|day| day.under(market.era())) {
        Some(point) => {
            point.into_iter().flat_map(|point| &point.subnets).map(|subnet| subnet.share).fold(0.0, f64::max)
        }
        None => market.results.now.subnets.iter().map(|subnet| subnet.share).max().unwrap_or_default().to_num(),
    }
}

/// Returns the subnet and the column of a pressed cell.
fn pressed(event: &Event, columns: &[MarketColumn]) -> Option<(Netuid, MarketColumn)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = target.closest("[data-at]").ok().flatten()?;
    let at = cell.get_attribute("data-at")?;
    let (netuid, column) = at.split_once('-')?;
    Some((Netuid(netuid.parse().ok()?), *columns.get(column.parse::<usize>().ok()?)?))
}

/// Returns whether an event comes from the field of an edit.
fn is_of_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(".field > *"), Ok(Some(_))))
}

/// Returns whether a button of the head has the key.
fn is_of_button(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("button"), Ok(Some(_))))
}

fn scroll_to(frame: &NodeRef, row: usize) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let (top, height) = scrolled(&frame);
    frame.set_scroll_top(offset_showing(row, ROW, top, height) as i32);
}

/// Returns whether no part of a row is visible. A row that is pressed at the edge stays where it is, for a second press.
fn is_out_of_view(frame: &NodeRef, row: usize) -> bool {
    let Some(frame) = frame.cast::<HtmlElement>() else { return false };
    let (top, height) = scrolled(&frame);
    (offset_showing(row, ROW, top, height) - top).abs() >= ROW
}

/// Returns the offset and the height of the visible rows, between titles of one or two lines and the totals.
fn scrolled(frame: &HtmlElement) -> (f64, f64) {
    let around: f64 = ["thead", "tfoot"]
        .into_iter()
        .filter_map(|part| Some(frame.query_selector(part).ok()??.get_bounding_client_rect().height()))
        .sum();
    (f64::from(frame.scroll_top()), (f64::from(frame.client_height()) - around).max(ROW))
}
