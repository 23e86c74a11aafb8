//! The table of subnets: what is set, and in the tinted margin what follows from it. Only the visible rows are rendered.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::cell_field::{CellField, FieldEnd};
use super::columns::{Column, Line, SET, amount, columns, daily};
use super::props::MarketProps;
use super::selection::{Filter, MarketSort, is_edited, shown};
use crate::store::MarketViewChange;
use crate::ui::error_text;
use crate::ui::format::{fixed, number, whole};
use crate::ui::grid::entry_error_key;
use crate::ui::grid::viewport::use_grid_viewport;
use crate::ui::grid::window::visible_range;
use crate::ui::hooks::use_messages;
use crate::ui::messages::Messages;
use yuma_engine::quantity::Netuid;
use yuma_scenario::market::MarketEdit;

/// The height of a row in pixels (static/styles/market.css).
const ROW: f64 = 26.0;
/// The height of titles and totals together.
const AROUND: f64 = 74.0;

/// The properties of [`MarketTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct MarketTableProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The choice of subnets.
    pub filter: Filter,
    /// The text that names or numbers contain.
    pub search: AttrValue,
}

/// The edited cell with its initial text.
#[derive(Clone, Debug, PartialEq)]
struct Editing {
    netuid: Netuid,
    column: Column,
    draft: String,
    selects: bool,
}

/// Renders the table.
#[component]
pub fn MarketTable(props: &MarketTableProps) -> Html {
    let messages = use_messages();
    let MarketTableProps { market, filter, search } = props;
    let frame = use_node_ref();
    let table = use_node_ref();
    let (viewport, onscroll) = use_grid_viewport(&frame);
    let sort = use_state_eq(|| MarketSort { by: Column::Average, is_ascending: false });
    let cursor = use_state_eq(|| Column::Average);
    let editing = use_state_eq(|| None::<Editing>);
    let columns = columns(market);
    let lines = shown(market, *filter, search, *sort);
    let selected = lines.iter().position(|line| Some(line.subnet.netuid) == market.view.selected);
    let rows = visible_range(lines.len(), ROW, viewport.top, viewport.height);
    let begin = {
        let (market, editing) = (market.clone(), editing.setter());
        move |netuid: Netuid, column: Column, typed: Option<char>| {
            let Some(subnet) = market.market.subnet(netuid) else { return };
            match column {
                Column::Emits => {
                    let is_on = !subnet.emission_enabled;
                    market.edit(MarketEdit::SetEmission { netuid, is_on }, None);
                }
                _ if column.is_editable() => {
                    let draft = typed.map_or_else(|| column.draft(subnet), String::from);
                    editing.set(Some(Editing { netuid, column, draft, selects: typed.is_none() }));
                }
                _ => {}
            }
        }
    };
    let show = {
        let frame = frame.clone();
        move |row: usize| scroll_to(&frame, row)
    };
    let onkeydown = {
        let order: Vec<Netuid> = lines.iter().map(|line| line.subnet.netuid).collect();
        let (market, cursor, columns, begin) = (market.clone(), cursor.clone(), columns.clone(), begin.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let at = selected.unwrap_or(0);
            let column = columns.iter().position(|column| *column == *cursor).unwrap_or(0);
            let last = order.len().saturating_sub(1);
            let go = |row: usize| {
                if let Some(&netuid) = order.get(row) {
                    market.change_view(MarketViewChange::Select(netuid));
                    show(row);
                }
            };
            let to = |column: usize| {
                if let Some(&column) = columns.get(column) {
                    cursor.set(column);
                }
            };
            match &*event.key() {
                "ArrowDown" => go((at + 1).min(last)),
                "ArrowUp" => go(at.saturating_sub(1)),
                "PageDown" => go((at + 15).min(last)),
                "PageUp" => go(at.saturating_sub(15)),
                "Home" => to(0),
                "End" => to(columns.len().saturating_sub(1)),
                "ArrowRight" => to((column + 1).min(columns.len().saturating_sub(1))),
                "ArrowLeft" => to(column.saturating_sub(1)),
                "Enter" | "F2" | " " => {
                    if let Some(&netuid) = order.get(at) {
                        begin(netuid, *cursor, None);
                    }
                }
                key => {
                    let mut letters = key.chars();
                    let typed = letters.next().filter(|letter| letters.next().is_none() && *letter != '/');
                    let (Some(typed), Some(&netuid)) = (typed, order.get(at)) else { return };
                    begin(netuid, *cursor, Some(typed));
                }
            }
            event.prevent_default();
        })
    };
    let onpointerdown = {
        let (market, cursor, columns) = (market.clone(), cursor.setter(), columns.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((netuid, index)) = pressed(&event) else { return };
            if let Some(&column) = columns.get(index) {
                cursor.set(column);
            }
            market.change_view(MarketViewChange::Select(netuid));
        })
    };
    let ondblclick = {
        let (columns, begin) = (columns.clone(), begin.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some((netuid, index)) = pressed(&event)
                && let Some(&column) = columns.get(index)
            {
                begin(netuid, column, None);
            }
        })
    };
    let on_end = {
        let (market, editing, cursor, table) = (market.clone(), editing.clone(), cursor.clone(), table.clone());
        Callback::from(move |end: FieldEnd| {
            let Some(Editing { netuid, column, .. }) = (*editing).clone() else { return };
            editing.set(None);
            if let Some(table) = table.cast::<HtmlElement>() {
                // A table that cannot take the focus can still be clicked.
                let _ = table.focus();
            }
            let FieldEnd::Taken(text, by) = end else { return };
            if let Some(subnet) = market.market.subnet(netuid)
                && let Ok(Some(edit)) = column.parse(subnet, &text)
            {
                market.edit(edit, None);
            }
            let beside = SET.iter().position(|set| *set == column).and_then(|at| SET.get(at.checked_add_signed(by)?));
            if let Some(&beside) = beside {
                cursor.set(beside);
            }
        })
    };
    let field = |editing: &Editing| field(&messages, market, editing, &on_end);
    let cell = |line: &Line<'_>, at: usize, column: Column| {
        let netuid = line.subnet.netuid;
        let is_here = Some(netuid) == market.view.selected && column == *cursor;
        let edited = (*editing).as_ref().filter(|editing| editing.netuid == netuid && editing.column == column);
        html! {
            <td key={at} role="gridcell" id={format!("market-{}-{at}", netuid.0)} class={class_of(market, line, column, is_here)}
                data-at={format!("{}-{at}", netuid.0)} aria-colindex={(at + 1).to_string()}
                aria-readonly={(!column.is_editable()).then_some("true")}>
                <span class="text">{ column.text(&messages, market, *line) }</span>
                { bar(market, line, column) }
                <span class="field">{ for edited.map(&field) }</span>
            </td>
        }
    };
    let at_cursor = columns.iter().position(|column| *column == *cursor).unwrap_or_default();
    let behind = lines.len() - rows.end.min(lines.len());
    let gap = |rows: usize| fixed(rows as f64 * ROW, 0);
    html! {
        <div class="market-frame" ref={frame} {onscroll}>
            <table class="market-table" ref={table} role="grid" tabindex="0" aria-label={messages.text("market.table")}
                aria-rowcount={(lines.len() + 2).to_string()} aria-colcount={columns.len().to_string()}
                aria-activedescendant={market.view.selected.map(|netuid| format!("market-{}-{at_cursor}", netuid.0))}
                {onkeydown} {onpointerdown} {ondblclick}>
                { head(&messages, market, &columns, &sort) }
                <tbody role="presentation"><tr role="presentation"><td role="presentation" height={gap(rows.start)}></td></tr></tbody>
                <tbody class="rows">{ for lines.iter().enumerate().skip(rows.start).take(rows.len()).map(|(row, line)| html! {
                    <tr key={line.subnet.netuid.0} role="row" aria-rowindex={(row + 2).to_string()} aria-selected={(Some(row) == selected).to_string()}
                        class={classes!((Some(row) == selected).then_some("selected"), line.result.block.is_none().then_some("idle"))}>
                        { for columns.iter().enumerate().map(|(at, &column)| cell(line, at, column)) }
                    </tr>
                }) }</tbody>
                <tbody role="presentation"><tr role="presentation"><td role="presentation" height={gap(behind)}></td></tr></tbody>
                { totals(&messages, market, &columns) }
            </table>
        </div>
    }
}

fn field(messages: &Messages, market: &MarketProps, editing: &Editing, on_end: &Callback<FieldEnd>) -> Html {
    let Editing { netuid, column, ref draft, selects } = *editing;
    let check = {
        let (messages, market) = (messages.clone(), market.clone());
        Callback::from(move |text: String| {
            let subnet = market.market.subnet(netuid)?;
            match column.parse(subnet, &text) {
                Err(error) => Some(messages.text(entry_error_key(error))),
                Ok(None) => None,
                Ok(Some(edit)) => Some(error_text::market(&messages, &edit.apply(&market.market).err()?)),
            }
        })
    };
    let name = market.market.subnet(netuid).map(|subnet| subnet.name.clone()).unwrap_or_default();
    let title = messages.text(&format!("market.column.{}", column.id()));
    let label = messages.fill("market.field", &[("subnet", &name), ("column", &title)]);
    html! {
        <CellField key={format!("{}-{}", netuid.0, column.id())} draft={draft.clone()} {selects} {label} {check} on_end={on_end.clone()} />
    }
}

/// Returns the classes of a cell. A small corner marks an edited one.
fn class_of(market: &MarketProps, line: &Line<'_>, column: Column, is_here: bool) -> Classes {
    let is_off = column == Column::Emits && line.result.block.is_some() && !line.subnet.emission_enabled;
    let is_changed = column == Column::Name && is_edited(market, line.subnet);
    let sign =
        line.change().filter(|_| column == Column::Change).map(|change| if change < 0.0 { "less" } else { "more" });
    classes!(
        column.id(),
        column.is_result().then_some("result"),
        is_here.then_some("at"),
        is_off.then_some("off"),
        is_changed.then_some("edited"),
        sign
    )
}

/// Renders the bar of a share, or of a change from the middle.
fn bar(market: &MarketProps, line: &Line<'_>, column: Column) -> Html {
    let largest = market.results.now.subnets.iter().map(|subnet| subnet.share).max().unwrap_or_default();
    let width = match column {
        Column::Share(stage) => {
            line.share(market, stage).map(|share| share.to_num::<f64>() / largest.to_num::<f64>().max(1e-12))
        }
        _ => None,
    };
    html! {
        <span class="market-bar">{ for width.map(|width| html! {
            <svg width="100%" height="3" aria-hidden="true"><rect width={format!("{}%", fixed(width.min(1.0) * 100.0, 1))} height="3" /></svg>
        }) }</span>
    }
}

fn head(messages: &Messages, market: &MarketProps, columns: &[Column], sort: &UseStateHandle<MarketSort>) -> Html {
    let shares = market.results.now.stages.len();
    let results = columns.len().saturating_sub(2 + SET.len() + shares);
    let title = |(at, &column): (usize, &Column)| {
        let now = Some(**sort).filter(|sort| sort.by == column);
        let onclick = {
            let sort = sort.clone();
            Callback::from(move |_: MouseEvent| {
                let is_ascending = sort.by == column && !sort.is_ascending;
                sort.set(MarketSort { by: column, is_ascending });
            })
        };
        let sign = now.map_or("", |sort| if sort.is_ascending { " ▴" } else { " ▾" });
        let order = now.map(|sort| if sort.is_ascending { "ascending" } else { "descending" });
        let key = format!("market.column.{}", column.id());
        html! {
            <th key={at} role="columnheader" scope="col" aria-sort={order} class={classes!(column.id(), column.is_result().then_some("result"))}>
                <button type="button" class="title" tabindex="-1" {onclick} title={pinned_title(messages, market, column).or_else(|| messages.find(&format!("{key}.about")))}>
                    { pinned_title(messages, market, column).unwrap_or_else(|| messages.text(&key)) }{ sign }
                </button>
            </th>
        }
    };
    html! {
        <thead>
            <tr class="groups" role="presentation">
                <td role="presentation" colspan="2"></td>
                <td role="presentation" class="group" colspan={SET.len().to_string()}>{ messages.text("market.group.set") }</td>
                <td role="presentation" class="group result" colspan={shares.max(1).to_string()}>{ messages.text("market.group.shares") }</td>
                <td role="presentation" class="group result" colspan={results.max(1).to_string()}>{ messages.text("market.group.tao") }</td>
            </tr>
            <tr role="row" aria-rowindex="1">{ for columns.iter().enumerate().map(title) }</tr>
        </thead>
    }
}

/// Returns the title of the column of changes, which names the pinned era.
fn pinned_title(messages: &Messages, market: &MarketProps, column: Column) -> Option<AttrValue> {
    let era = market.market.pinned.filter(|_| column == Column::Change)?;
    Some(messages.fill("market.column.against", &[("era", &messages.text(&format!("era.{}.title", era.id)))]))
}

fn totals(messages: &Messages, market: &MarketProps, columns: &[Column]) -> Html {
    let totals = &market.results.now.totals;
    let count = market.market.subnets.len();
    let moved = market.results.pinned.as_ref().map(|pinned| {
        let pairs = market.results.now.subnets.iter().zip(&pinned.subnets);
        pairs.map(|(now, then)| (whole(now.tao_per_day.0) - whole(then.tao_per_day.0)).max(0.0)).sum::<f64>()
    });
    let text = |column: Column| match column {
        Column::Name => messages.fill_plural("market.subnets", count, &[("count", &count.to_string())]).to_string(),
        Column::Tao => large(totals.pool_tao),
        Column::Alpha => large(totals.pool_alpha),
        Column::Price => number(totals.prices.to_num(), 3),
        Column::Average => number(totals.moving_prices.to_num(), 3),
        Column::Emits => totals.eligible.to_string(),
        Column::Share(_) if totals.eligible > 0 => "100".to_owned(),
        Column::TaoPerDay => daily(whole(totals.emission_per_day.0)),
        Column::Change => moved.map_or_else(String::new, |moved| format!("±{}", number(moved, 0))),
        _ => String::new(),
    };
    html! {
        <tfoot><tr role="row" aria-rowindex={(count + 2).to_string()}>{ for columns.iter().enumerate().map(|(at, &column)| html! {
            <td key={at} role="gridcell" class={classes!(column.id(), column.is_result().then_some("result"))}>{ text(column) }</td>
        }) }</tr></tfoot>
    }
}

/// Formats a sum in 10^-9, in millions if it is large.
fn large(sum: u128) -> String {
    match u64::try_from(sum) {
        Ok(small) if whole(small) < 1e6 => amount(small),
        _ => format!("{}\u{a0}M", number(sum as f64 / 1e15, 2)),
    }
}

/// Returns the subnet and the index of the column of a pressed cell.
fn pressed(event: &Event) -> Option<(Netuid, usize)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = target.closest("[data-at]").ok().flatten()?;
    let at = cell.get_attribute("data-at")?;
    let (netuid, column) = at.split_once('-')?;
    Some((Netuid(netuid.parse().ok()?), column.parse().ok()?))
}

fn scroll_to(frame: &NodeRef, row: usize) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let (top, height) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()) - AROUND);
    let to = crate::ui::grid::window::offset_showing(row, ROW, top, height.max(ROW));
    frame.set_scroll_top(to as i32);
}
