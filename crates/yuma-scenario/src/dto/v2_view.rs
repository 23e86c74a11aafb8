//! The view of a market: the differences from the view with which it opens.
//!
//! `{"subnet": 64, "tab": "trade", "columns": "eras", "filter": "edited", "sort":
//! "-rank", "consensus": 64, "quantity": "share", "day": 3, "chart": "flow", "order": {"kind":
//! "move", "root": true, "to": 4, "tao": 250000000000, "stake": 1, "tolerance": 800000, "parts": 10, "bot": 1, "days":
//! 30}}`, each omitted if the market opens with it. Amounts are in 10^-9, the tolerance in 10^-6. No tolerance, no bot of
//! a size of its own and no subnet are `null`. The view is optional and not part of the document: an unreadable part falls
//! back to that of the opening and never makes the market invalid.

use serde_json::{Value, json};

use super::v2_number::NumberV2;
use crate::market::{
    DayQuantity, EraQuantity, MarketColumn, MarketColumns, MarketFilter, MarketSharedView, MarketSort, MarketTab,
    OrderKind, Ticket,
};
use yuma_engine::quantity::{Amount, Millionths, Netuid, Rao};

/// Returns the written view, or `None` if it is that of the opening.
pub fn difference(view: &MarketSharedView, opening: &MarketSharedView) -> Option<Value> {
    differing(written(view), &written(opening))
}

/// Returns the members of an object that differ from those of another one, and so for members that are objects. `None` if
/// nothing differs.
fn differing(value: Value, usual: &Value) -> Option<Value> {
    match (value, usual) {
        (value, usual) if value == *usual => None,
        (Value::Object(members), Value::Object(usual)) => {
            let member = |(key, value): (String, Value)| {
                let value = differing(value, usual.get(&key)?)?;
                Some((key, value))
            };
            Some(Value::Object(members.into_iter().filter_map(member).collect()))
        }
        (value, _) => Some(value),
    }
}

fn written(view: &MarketSharedView) -> Value {
    let amount = |amount: u64| Value::from(NumberV2::of(amount));
    let ticket = &view.ticket;
    json!({
        "subnet": view.selected.map(|netuid| netuid.0),
        "tab": view.tab.id(),
        "columns": view.columns.id(),
        "filter": view.filter.id(),
        "sort": format!("{}{}", if view.sort.is_ascending { "" } else { DESCENDING }, view.sort.by.link_id()),
        "consensus": view.linked.map(|netuid| netuid.0),
        "quantity": view.era_quantity.id(),
        "day": view.day,
        "chart": view.chart.id(),
        "order": {
            "kind": ticket.kind.id(),
            "root": ticket.is_on_root,
            "to": ticket.to.0,
            "tao": amount(ticket.tao.0),
            "stake": amount(ticket.stake.0),
            "tolerance": ticket.tolerance.map(|tolerance| tolerance.0),
            "parts": ticket.parts,
            "bot": ticket.bot.map(|bot| amount(bot.0)),
            "days": ticket.days,
        },
    })
}

/// Reads a written view of any market, which opens with `opening`.
pub fn read(written: &Value, opening: &MarketSharedView) -> MarketSharedView {
    let field = |key: &str| written.get(key);
    let id = |key: &str| field(key).and_then(Value::as_str);
    MarketSharedView {
        selected: field("subnet").map_or(opening.selected, netuid),
        tab: named(id("tab"), &MarketTab::ALL, MarketTab::id).unwrap_or(opening.tab),
        columns: named(id("columns"), &MarketColumns::ALL, MarketColumns::id).unwrap_or(opening.columns),
        filter: named(id("filter"), &MarketFilter::ALL, MarketFilter::id).unwrap_or(opening.filter),
        sort: id("sort").and_then(sort).unwrap_or(opening.sort),
        linked: field("consensus").map_or(opening.linked, netuid),
        era_quantity: named(id("quantity"), &EraQuantity::ALL, EraQuantity::id).unwrap_or(opening.era_quantity),
        day: field("day").and_then(whole).unwrap_or(opening.day),
        chart: named(id("chart"), &DayQuantity::ALL, DayQuantity::id).unwrap_or(opening.chart),
        ticket: field("order").map_or(opening.ticket, |order| ticket(order, &opening.ticket)),
    }
}

/// The mark before the column of an order that begins with the largest.
const DESCENDING: &str = "-";

fn sort(written: &str) -> Option<MarketSort> {
    let column = written.strip_prefix(DESCENDING);
    Some(MarketSort { by: MarketColumn::of_link(column.unwrap_or(written))?, is_ascending: column.is_none() })
}

fn ticket(written: &Value, opening: &Ticket) -> Ticket {
    let field = |key: &str| written.get(key);
    let amount = |key: &str| NumberV2::read(field(key)?)?.unsigned::<u64>();
    let kind = field("kind").and_then(Value::as_str);
    Ticket {
        kind: named(kind, &OrderKind::ALL, OrderKind::id).unwrap_or(opening.kind),
        is_on_root: field("root").and_then(Value::as_bool).unwrap_or(opening.is_on_root),
        to: field("to").and_then(netuid).unwrap_or(opening.to),
        tao: amount("tao").map_or(opening.tao, Rao),
        stake: amount("stake").map_or(opening.stake, Amount),
        tolerance: match field("tolerance") {
            Some(Value::Null) => None,
            written => written.and_then(Value::as_u64).map(Millionths).or(opening.tolerance),
        },
        parts: field("parts").and_then(whole).unwrap_or(opening.parts),
        bot: match field("bot") {
            Some(Value::Null) => None,
            _ => amount("bot").map(Amount).or(opening.bot),
        },
        days: field("days").and_then(whole).unwrap_or(opening.days),
    }
}

/// Returns the value of a name.
fn named<T: Copy>(name: Option<&str>, all: &[T], id: fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|known| Some(id(*known)) == name)
}

fn netuid(written: &Value) -> Option<Netuid> {
    written.as_u64().and_then(|netuid| u16::try_from(netuid).ok()).map(Netuid)
}

/// Reads a small number; a larger one is the largest.
fn whole(written: &Value) -> Option<u16> {
    written.as_u64().map(|number| u16::try_from(number).unwrap_or(u16::MAX))
}
