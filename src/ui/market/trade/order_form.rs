//! The fields of the order.

use yew::prelude::*;

use super::amounts::amount_check;
use super::order_view::{OrderView, network_option};
use crate::ui::format::grouped_digits;
use crate::ui::market::refusal::refusal;
use crate::ui::widgets::choices::choices;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::select::chosen_index;
use yuma_engine::quantity::{Amount, Netuid};
use yuma_scenario::market::{OrderKind, Ticket};
use yuma_scenario::{typed_amount, written_amount};

/// Renders the kind, the amount and the networks, with the chain's refusal next to the amount.
pub fn order_form(order: &OrderView, on_change: &Callback<Ticket>) -> Html {
    let (messages, ticket) = (order.messages, order.ticket);
    let kinds = OrderKind::ALL.map(|kind| messages.text(&format!("trade.kind.{}", kind.id())));
    let chosen = OrderKind::ALL.iter().position(|kind| *kind == ticket.kind).unwrap_or_default();
    let on_kind = {
        let on_change = on_change.clone();
        Callback::from(move |at: usize| {
            if let Some(&kind) = OrderKind::ALL.get(at) {
                on_change.emit(Ticket { kind, ..ticket });
            }
        })
    };
    let is_move = ticket.kind == OrderKind::Move;
    let origin = [false, true].map(|is_on_root| if is_on_root { Netuid::ROOT } else { order.selected });
    let on_origin = {
        let on_change = on_change.clone();
        Callback::from(move |at: usize| on_change.emit(Ticket { is_on_root: at == 1, ..ticket }))
    };
    let label = if is_move { "trade.from" } else { "trade.network" };
    html! {
        <div class="trade-form">
            <div>{ choices("trade-kind", &messages.text("trade.kind"), &kinds, chosen, on_kind) }</div>
            <label class="trade-amount"><span class="sr-only">{ messages.text("trade.amount") }</span>
                <span class="with-unit">{ amount_field(order, on_change) }<small>{ order.input().sign() }</small></span></label>
            <div class="trade-networks">
                <label><span>{ messages.text(label) }</span>{ network_select(order, &origin, order.ticket.network(order.selected), on_origin) }</label>
                <div>{ for is_move.then(|| destination(order, on_change)) }</div>
            </div>
            <p class="trade-refusal" role="status">{ for order.refusal().map(|error| refusal(messages, error)) }</p>
        </div>
    }
}

/// Renders the choice of a move's destination: root and all subnets but the origin.
fn destination(order: &OrderView, on_change: &Callback<Ticket>) -> Html {
    let ticket = order.ticket;
    let origin = ticket.network(order.selected);
    let subnets = order.market.subnets.iter().map(|subnet| subnet.netuid);
    let options: Vec<Netuid> = [Netuid::ROOT].into_iter().chain(subnets).filter(|&netuid| netuid != origin).collect();
    let on_choose = {
        let (on_change, options) = (on_change.clone(), options.clone());
        Callback::from(move |at: usize| {
            if let Some(&to) = options.get(at) {
                on_change.emit(Ticket { to, ..ticket });
            }
        })
    };
    html! {
        <label><span>{ order.messages.text("trade.to") }</span>
            { network_select(order, &options, ticket.destination(order.selected), on_choose) }</label>
    }
}

fn network_select(order: &OrderView, options: &[Netuid], chosen: Netuid, on_choose: Callback<usize>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(index) = chosen_index(&event) {
            on_choose.emit(index);
        }
    });
    // A choice detaches the select from its options' attributes, so the index is set as a property.
    let index = options.iter().zip(0u32..).find(|(netuid, _)| **netuid == chosen).map_or(0, |(_, index)| index);
    html! {
        <select ~selectedIndex={index} {onchange}>{ for options.iter().map(|&netuid| html! {
            <option key={netuid.0} selected={netuid == chosen}>{ network_option(order.messages, order.market, netuid) }</option>
        }) }</select>
    }
}

fn amount_field(order: &OrderView, on_change: &Callback<Ticket>) -> Html {
    let ticket = order.ticket;
    let check = amount_check(order.messages);
    let on_commit = {
        let on_change = on_change.clone();
        Callback::from(move |text: String| {
            if let Ok(amount) = typed_amount(&text) {
                on_change.emit(ticket.with_amount(Amount(amount)));
            }
        })
    };
    let value = grouped_digits(&written_amount(ticket.amount().0));
    html! { <Field {value} label={order.messages.text("trade.amount")} {check} {on_commit} is_amount=true /> }
}
