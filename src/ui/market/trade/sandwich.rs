//! A sandwich around the order: its loss, and the bot's profit.

use yew::prelude::*;

use super::amounts::{percent, significant};
use super::order_view::OrderView;
use crate::ui::format::{grouped_digits, whole};
use crate::ui::market::refusal::refusal;
use crate::ui::widgets::field::Field;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::quantity::Amount;
use yuma_scenario::market::{Sandwich, Ticket};
use yuma_scenario::{typed_amount, written_amount};

/// A sandwich, or the refusal of the bot's or the person's order.
pub type SandwichQuote = Result<Sandwich, OperationError>;

/// Renders the sandwich. There is none on root, or around an order that is refused by itself.
pub fn sandwich_section(order: &OrderView, found: &SandwichQuote, on_change: &Callback<Ticket>) -> Html {
    let messages = order.messages;
    if order.quoted.legs.is_empty() || order.is_refused() {
        return html! { <section hidden=true></section> };
    }
    let about = match (order.ticket.bot, order.ticket.tolerance) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(messages.text("trade.sandwich.about.most")),
        (None, None) => Some(messages.text("trade.sandwich.about.open")),
    };
    let shield = found
        .as_ref()
        .ok()
        .map(|found| messages.fill("trade.sandwich.shield", &[("alone", &order.received(found.alone))]));
    html! {
        <section class="trade-around">
            <h3>{ messages.text("trade.sandwich") }</h3>
            <p class="trade-bot">{ messages.text("trade.sandwich.bot") }{ " " }
                <span class="with-unit">{ bot_field(order, found, on_change) }<small>{ order.input().sign() }</small></span></p>
            <p role="status">{ sentence(order, found) }</p>
            <p class="note">{ messages.text("trade.sandwich.about") }{ messages.sentence_gap() }{ about }</p>
            <p class="note">{ shield }</p>
        </section>
    }
}

fn sentence(order: &OrderView, found: &SandwichQuote) -> AttrValue {
    let messages = order.messages;
    let found = match found {
        Ok(found) => found,
        Err(_) if order.ticket.bot.is_none() => return messages.text("trade.sandwich.none"),
        Err(error) => return messages.fill("trade.sandwich.refused", &[("reason", &refusal(messages, error))]),
    };
    let profit = found.profit();
    let size = Amount(u64::try_from(profit.unsigned_abs()).unwrap_or(u64::MAX));
    let size = order.paid(size);
    match found.order {
        Ok(received) => {
            let lost = whole(found.lost().0) / whole(found.alone.0).max(f64::MIN_POSITIVE);
            let values = [
                ("received", &*order.received(received)),
                ("alone", &*order.received(found.alone)),
                ("part", &*percent(messages, lost)),
                ("profit", &*size),
            ];
            messages.fill(if profit < 0 { "trade.sandwich.loses" } else { "trade.sandwich.you" }, &values)
        }
        Err(_) => messages.fill("trade.sandwich.saved", &[("loss", &size)]),
    }
}

/// Renders the field of the bot's order. The word for the most stands for the largest one that the tolerance lets pass.
fn bot_field(order: &OrderView, found: &SandwichQuote, on_change: &Callback<Ticket>) -> Html {
    let (messages, ticket) = (order.messages, order.ticket);
    let most = messages.text("trade.sandwich.most");
    let value = match (ticket.bot, found) {
        (Some(bot), _) => grouped_digits(&written_amount(bot.0)),
        (None, Ok(found)) => significant(whole(found.paid.0), 4),
        (None, Err(_)) => most.to_string(),
    };
    let typed = move |text: &str| match text.trim() {
        text if text.is_empty() || *text == *most => Some(None),
        text => typed_amount(text).ok().map(|bot| Some(Amount(bot))),
    };
    let check = {
        let (typed, wrong) = (typed.clone(), messages.text("trade.sandwich.wrong"));
        Callback::from(move |text: String| typed(&text).is_none().then(|| wrong.clone()))
    };
    let on_commit = {
        let on_change = on_change.clone();
        Callback::from(move |text: String| {
            if let Some(bot) = typed(&text) {
                on_change.emit(Ticket { bot, ..ticket });
            }
        })
    };
    html! { <Field {value} label={messages.text("trade.sandwich.bot")} {check} {on_commit} is_amount=true /> }
}
