//! Trades with the pool of the selected subnet, or with root, before they are made.

pub mod amounts;
mod costs;
mod curve;
mod curve_drawing;
mod curve_text;
mod effects;
mod holding;
mod leg;
mod order_form;
mod order_view;
mod pool_curve;
mod rail;
mod sandwich;
mod span;

use std::rc::Rc;

use yew::prelude::*;

pub use self::order_view::{leading_name, network_name, network_option};

use self::costs::costs;
use self::effects::effects;
use self::holding::Holding;
use self::leg::Leg;
use self::order_form::order_form;
use self::order_view::{OrderView, Quoted};
use self::pool_curve::PoolCurve;
use self::rail::rail;
use self::sandwich::sandwich_section;
use self::span::span_of;

use super::props::MarketProps;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::bar::bar_hatch;
use crate::ui::messages::Messages;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::quantity::Amount;
use yuma_scenario::market::{MarketEdit, MarketEvent, OrderKind, Ticket, sandwich};

/// The properties of [`Trade`].
#[derive(Clone, PartialEq, Properties)]
pub struct TradeProps {
    /// The market with its results.
    pub market: MarketProps,
    /// The composed order.
    pub ticket: Ticket,
    /// Called with a changed order.
    pub on_ticket: Callback<Ticket>,
}

/// Renders the composed order for the selected subnet.
#[component]
pub fn Trade(TradeProps { market: props, ticket, on_ticket }: &TradeProps) -> Html {
    let messages = use_messages();
    let held_span = use_state_eq(|| None::<Amount>);
    let selected = props.selected().map(|(subnet, _)| subnet.netuid);
    let span = held_span.unwrap_or_else(|| span_of(ticket.amount()));
    let (economy, rules) = props.results.order_state(&props.market);
    let quoted = use_memo((Rc::clone(&props.results), selected, *ticket, span), |(_, selected, ticket, span)| {
        Some(Quoted::of(economy, rules, *ticket, (*selected)?, *span))
    });
    let around = use_memo((Rc::clone(&props.results), selected, *ticket), |(_, selected, ticket)| match selected {
        Some(selected) => sandwich(economy, rules, ticket.request(*selected), ticket.bot),
        None => Err(OperationError::SubnetNotExists),
    });
    let on_amount = use_callback((*ticket, on_ticket.clone()), |amount: Amount, (ticket, on_ticket)| {
        on_ticket.emit(ticket.with_amount(amount));
    });
    let on_hold = use_callback((held_span.setter(), span), |is_held: bool, (held_span, span)| {
        held_span.set(is_held.then_some(*span));
    });
    let (Some(selected), Some(quoted)) = (selected, quoted.as_ref()) else {
        return html! { <p class="note">{ messages.text("trade.none") }</p> };
    };
    if !rules.has_alpha() {
        return html! { <p class="note">{ messages.text("trade.no_pools") }</p> };
    }
    let order = OrderView { messages: &messages, market: &props.market, ticket: *ticket, selected, quoted };
    let curve = |(at, leg): (usize, &Leg)| {
        let amount = if at == 0 { ticket.amount() } else { leg.swap.map_or(Amount(0), |swap| swap.taken()) };
        html! {
            <PoolCurve key={format!("{}-{:?}", leg.netuid.0, leg.side)} leg={leg.clone()} name={order.name(leg.netuid)} {amount}
                is_editable={at == 0} on_amount={on_amount.clone()} on_hold={on_hold.clone()} />
        }
    };
    let pool = quoted.legs.first().and_then(|leg| economy.subnet(leg.netuid)).map(|subnet| &subnet.pool);
    html! {
        <div class="trade">
            { bar_hatch() }
            { order_form(&order, on_ticket) }
            <h2 aria-live="polite">{ order.headline() }</h2>
            <p class="trade-earlier" role="status">{ earlier(props, &messages) }</p>
            { costs(&order, pool, on_ticket) }
            <div class="trade-curves">{ for quoted.legs.iter().enumerate().map(curve) }</div>
            { rail(&order) }
            { effects(&order, on_ticket) }
            <div>{ for (ticket.kind == OrderKind::Stake).then(|| html! {
                <Holding market={props.clone()} ticket={*ticket} netuid={ticket.network(selected)} on_ticket={on_ticket.clone()} />
            }) }</div>
            { sandwich_section(&order, around.as_ref(), on_ticket) }
            { action(props, &order) }
            <p class="note">{ messages.text(if props.is_on_day_zero() { "trade.exact" } else { "trade.of_day" }) }</p>
        </div>
    }
}

/// Returns the number of the day's operations before the order as a sentence, because the table shows the prices before them; `None`
/// without any.
fn earlier(props: &MarketProps, messages: &Messages) -> Option<AttrValue> {
    let after = props.results.event_time();
    let count = props.market.events.iter().filter(|event| event.after == after).count();
    let day = props.results.day.to_string();
    (count > 0).then(|| messages.fill_plural("trade.earlier", count, &[("count", &count.to_string()), ("day", &day)]))
}

/// Renders the button that adds the order to the day.
fn action(props: &MarketProps, order: &OrderView) -> Html {
    let messages = order.messages;
    let limited = order.quote().and_then(|quote| quote.limited.as_ref());
    let is_refused = order.is_refused();
    let day = props.results.day;
    // No block comes after the last day.
    let is_over = day > 0 && day >= props.market.horizon;
    let operation = order.ticket.operation(order.selected, limited.map(|limited| limited.price));
    let after = props.results.event_time();
    let onclick = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| {
            let event = MarketEvent::operation(after, operation.clone());
            props.edit(MarketEdit::AddEvent(event), None);
        })
    };
    let add = messages.fill(&format!("trade.add.{}", order.ticket.kind.id()), &[("day", &day.to_string())]);
    let about = match order.ticket.kind {
        _ if is_over => "trade.add.over",
        _ if is_refused => "trade.add.refused",
        OrderKind::Stake => "trade.who.holder",
        _ => "trade.who.staker",
    };
    html! {
        <div class="trade-action">
            <button type="button" class="primary" disabled={is_refused || is_over} {onclick}>{ add }</button>
            <small>{ messages.text(about) }</small>
        </div>
    }
}
