//! The titles of the table, which explain their columns and sort by them.

use yew::prelude::*;

use crate::ui::hooks::use_messages;
use crate::ui::market::columns::{ColumnCells, Group, columns, groups};
use crate::ui::market::props::MarketProps;
use crate::ui::messages::Messages;
use crate::ui::widgets::roving::{Roving, use_roving};
use yuma_engine::economy::Era;
use yuma_scenario::market::{MarketColumn, MarketSort};

/// The properties of [`Head`].
#[derive(Clone, PartialEq, Properties)]
pub struct HeadProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The order of the rows.
    pub sort: MarketSort,
    /// Called with another order.
    pub on_sort: Callback<MarketSort>,
    /// Called with the column of a pressed title.
    pub on_ask: Callback<MarketColumn>,
}

/// Renders the titles of groups and columns. The titles are one tab stop.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let messages = use_messages();
    let Roving { node, onkeydown, onfocusin } = use_roving();
    let groups = groups(&props.market);
    let columns = columns(&props.market);
    let group = |(at, (key, columns)): (usize, &Group)| {
        let is_result = columns.iter().all(|column| column.is_result());
        html! {
            <td key={at} role="presentation" class={classes!("group", is_result.then_some("result"))} colspan={columns.len().to_string()}>
                { (!key.is_empty()).then(|| group_title(&messages, &props.market, key)) }</td>
        }
    };
    html! {
        <thead ref={node} {onkeydown} {onfocusin}>
            <tr class="groups" role="presentation">{ for groups.iter().enumerate().map(group) }</tr>
            <tr role="row" aria-rowindex="1">
                { for columns.iter().enumerate().map(|(at, &column)| title(&messages, props, at, column)) }
            </tr>
        </thead>
    }
}

/// Returns the title of a group, with the day that its results are of.
fn group_title(messages: &Messages, market: &MarketProps, key: &str) -> AttrValue {
    let title = messages.text(key);
    match &market.day {
        Some(day) if day.is_rough => {
            messages.fill("days.table.group.rough", &[("title", &title), ("day", &day.day.to_string())])
        }
        Some(day) => messages.fill("days.table.group", &[("title", &title), ("day", &day.day.to_string())]),
        None => title,
    }
}

fn title(messages: &Messages, props: &HeadProps, at: usize, column: MarketColumn) -> Html {
    let now = Some(props.sort).filter(|sort| sort.by == column);
    let is_ascending = now.is_some_and(|sort| !sort.is_ascending);
    let onclick = props.on_sort.reform(move |_: MouseEvent| MarketSort { by: column, is_ascending });
    let (sign, order) = match now {
        None => ("↕", None),
        Some(MarketSort { is_ascending: true, .. }) => ("▴", Some("ascending")),
        Some(_) => ("▾", Some("descending")),
    };
    let is_covered = props.market.covers_results && column.is_result();
    let text = shown_title(messages, &props.market, column);
    let label = messages.fill("market.sort", &[("column", &text)]);
    let hint = if is_covered { messages.text("learn.covered.sort") } else { label.clone() };
    let on_ask = props.on_ask.reform(move |_: MouseEvent| column);
    html! {
        <th key={at} role="columnheader" scope="col" aria-sort={order} class={classes!(column.id(), column.is_result().then_some("result"))}>
            <button type="button" class={classes!("sort", now.map(|_| "sorted"))} {onclick} disabled={is_covered} title={hint} aria-label={label}>{ sign }</button>
            <button type="button" class="title" onclick={on_ask} title={about(messages, &props.market, column)}>{ text }</button>
        </th>
    }
}

/// Returns the explanation of a column.
pub fn about(messages: &Messages, market: &MarketProps, column: MarketColumn) -> Option<AttrValue> {
    pinned_title(messages, market, column).or_else(|| messages.find(&format!("market.column.{}.about", column.id())))
}

/// Returns the title of a column; that of changes names the pinned era.
pub fn shown_title(messages: &Messages, market: &MarketProps, column: MarketColumn) -> AttrValue {
    match market.market.pinned.filter(|_| column == MarketColumn::Change) {
        Some(era) => messages.fill("market.column.vs", &[("era", &era_title(messages, era))]),
        None => column.title(messages),
    }
}

/// Returns the explanation of the column of changes, which names the pinned era.
fn pinned_title(messages: &Messages, market: &MarketProps, column: MarketColumn) -> Option<AttrValue> {
    let era = market.market.pinned.filter(|_| column == MarketColumn::Change)?;
    Some(messages.fill("market.column.against", &[("era", &era_title(messages, era))]))
}

fn era_title(messages: &Messages, era: &Era) -> AttrValue {
    messages.text(&format!("era.{}.title", era.id))
}
