//! The further effects of an order, one a row.

use yew::prelude::*;

use super::amounts::{Token, amount, price};
use super::order_view::OrderView;
use crate::ui::market::refusal::refusal;
use crate::ui::messages::Messages;
use crate::ui::widgets::field::Field;
use yuma_scenario::market::{OrderKind, Quote, Ticket};

/// A row: a name, a value, and a note below.
struct Effect {
    id: &'static str,
    title: AttrValue,
    value: String,
    note: Option<AttrValue>,
}

/// Renders the effects of an order.
pub fn effects(order: &OrderView, on_change: &Callback<Ticket>) -> Html {
    let rows = order.quote().map(|quote| rows(order, quote)).unwrap_or_default();
    html! {
        <dl class="trade-effects">{ for rows.into_iter().map(|row| html! {
            <div key={row.id}>
                <dt>{ row.title }{ " " }<span>{ for (row.id == "parts").then(|| parts_field(order, on_change)) }</span></dt>
                <dd>{ row.value }</dd>
                <dd class="note">{ row.note }</dd>
            </div>
        }) }</dl>
    }
}

fn rows(order: &OrderView, quote: &Quote) -> Vec<Effect> {
    let messages = order.messages;
    let id = order.ticket.kind.id();
    let prices = order.quoted.legs.iter().zip(["price", "price.second"]).map(|(leg, id)| Effect {
        id,
        title: match order.ticket.kind {
            OrderKind::Move => messages.fill("trade.prices.of", &[("subnet", &order.name(leg.netuid))]),
            _ => messages.text("trade.prices"),
        },
        value: match leg.spot_after {
            Some(after) => messages.numbers().with_unit(&format!("{} → {}", price(leg.spot), price(after)), "τ"),
            None => messages.numbers().with_unit(&price(leg.spot), "τ"),
        },
        note: None,
    });
    let mut rows: Vec<Effect> = prices.collect();
    rows.push(Effect {
        id: "back",
        title: messages.text(&format!("trade.back.{id}")),
        value: match quote.round_trip {
            Ok(back) => messages.fill("trade.back.value", &[("amount", &order.paid(back))]).to_string(),
            Err(error) => refusal(messages, &error).to_string(),
        },
        note: (!quote.legs.is_empty()).then(|| messages.text("trade.back.about")),
    });
    if !quote.legs.is_empty() {
        rows.push(Effect {
            id: "largest",
            title: messages.text("trade.largest"),
            value: quote.largest_for_one_percent.map_or_else(|| "–".to_owned(), |largest| order.paid(largest)),
            note: None,
        });
    }
    rows.push(Effect {
        id: "parts",
        title: messages.text("trade.parts"),
        value: match quote.split.received {
            Ok(received) => order.received(received),
            Err(error) => refusal(messages, &error).to_string(),
        },
        note: (!quote.legs.is_empty()).then(|| messages.text("trade.parts.about")),
    });
    rows.extend(filled(order, quote));
    rows.extend(dissolved(messages, order, quote));
    rows
}

/// Returns what is filled at the limit if a partial fill is allowed.
fn filled(order: &OrderView, quote: &Quote) -> Option<Effect> {
    let messages = order.messages;
    let limited = quote.limited.as_ref().filter(|_| !quote.legs.is_empty())?;
    let value = match &limited.partial {
        Ok(receipt) if receipt.paid == quote.receipt.paid => messages.text("trade.filled.all").to_string(),
        Ok(receipt) => {
            let (paid, received) = (order.paid(receipt.paid), order.received(receipt.received));
            messages.fill("trade.filled.part", &[("paid", &paid), ("received", &received)]).to_string()
        }
        Err(error) => refusal(messages, error).to_string(),
    };
    Some(Effect {
        id: "filled",
        title: messages.text("trade.filled"),
        value,
        note: Some(messages.text("trade.filled.about")),
    })
}

/// Returns what the alpha is worth if its subnet is dissolved.
fn dissolved(messages: &Messages, order: &OrderView, quote: &Quote) -> Option<Effect> {
    let paid = quote.when_dissolved?;
    let key = if order.ticket.kind == OrderKind::Unstake { "trade.dissolved.before" } else { "trade.dissolved" };
    Some(Effect {
        id: "dissolved",
        title: messages.text(key),
        value: messages.fill("trade.back.value", &[("amount", &amount(messages, paid.0, Token::Tao))]).to_string(),
        note: Some(messages.text("trade.dissolved.about")),
    })
}

fn parts_field(order: &OrderView, on_change: &Callback<Ticket>) -> Html {
    let (messages, ticket) = (order.messages, order.ticket);
    let check = {
        let messages = messages.clone();
        Callback::from(move |text: String| match parsed_parts(&text) {
            Some(_) => None,
            None => Some(messages.fill("trade.parts.wrong", &[("limit", &Ticket::MAX_PARTS.to_string())])),
        })
    };
    let on_commit = {
        let on_change = on_change.clone();
        Callback::from(move |text: String| {
            if let Some(parts) = parsed_parts(&text) {
                on_change.emit(Ticket { parts, ..ticket });
            }
        })
    };
    html! { <Field value={ticket.parts.to_string()} label={messages.text("trade.parts.count")} {check} {on_commit} /> }
}

/// Parses a number of parts.
fn parsed_parts(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|parts| (1..=Ticket::MAX_PARTS).contains(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_between_one_and_a_hundred() {
        for (text, parts) in
            [("10", Some(10)), (" 1 ", Some(1)), ("100", Some(100)), ("0", None), ("101", None), ("x", None)]
        {
            assert_eq!(parsed_parts(text), parts, "{text:?}");
        }
    }
}
