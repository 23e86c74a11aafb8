//! Price impact, fee and tolerance: three separate numbers.

use yew::prelude::*;

use super::amounts::{change, percent, price, significant};
use super::order_view::OrderView;
use crate::ui::format::{fixed, trimmed, whole};
use crate::ui::grid::entry::percent as typed_percent;
use crate::ui::widgets::field::Field;
use yuma_engine::economy::operations::OperationError;
use yuma_engine::pool::{Pool, PoolError, Side};
use yuma_engine::quantity::{Millionths, Price};
use yuma_scenario::market::{LimitedQuote, OrderKind, Ticket};

use crate::ui::market::refusal::refusal;

/// The price impact from which on it is shown as a loss.
const NOTABLE_IMPACT: f64 = 0.01;

/// Renders the three numbers.
pub fn costs(order: &OrderView, pool: Option<&Pool>, on_change: &Callback<Ticket>) -> Html {
    let messages = order.messages;
    html! {
        <dl class="trade-costs">
            <div><dt>{ messages.text("trade.impact") }</dt>{ impact(order) }</div>
            <div><dt>{ messages.text("trade.fee") }</dt>
                <dd>{ order.fee() }</dd>
                <dd class="note">{ fee_note(order, pool) }</dd></div>
            <div><dt>{ messages.text("trade.tolerance") }</dt>
                <dd>{ tolerance_field(order, on_change) }</dd>
                <dd class="note">{ limit_note(order) }</dd></div>
        </dl>
    }
}

/// Renders the price impact of each trade with a pool.
fn impact(order: &OrderView) -> Html {
    let messages = order.messages;
    let is_move = order.ticket.kind == OrderKind::Move;
    let legs = order.quoted.legs.iter().filter_map(|leg| Some((leg, leg.average_change()?)));
    let key = match order.quoted.legs.first() {
        None => "trade.impact.none",
        Some(_) => "trade.impact.about",
    };
    html! {
        <>
            <dd class="impacts">{ for legs.map(|(leg, impact)| {
                let class = (impact.abs() >= NOTABLE_IMPACT).then_some("lost");
                let side = if leg.side == Side::Buy { "trade.leg.buy" } else { "trade.leg.sell" };
                let name = is_move.then(|| messages.fill(side, &[("subnet", &order.name(leg.netuid))]));
                html! { <span key={leg.netuid.0} {class}>{ change(messages, impact) }<small>{ name }</small></span> }
            }) }</dd>
            <dd class="note">{ messages.text(key) }</dd>
        </>
    }
}

/// Returns the rate of the fee, and who gets it.
fn fee_note(order: &OrderView, pool: Option<&Pool>) -> AttrValue {
    let (messages, Some(quote)) = (order.messages, order.quote()) else { return AttrValue::default() };
    let key = match pool {
        None if quote.fee.tao.0 > 0 => "trade.fee.root",
        None | Some(Pool::Stable(_)) => "trade.fee.none",
        Some(Pool::ConstantProduct(_)) => "trade.fee.pool",
        Some(Pool::Concentrated(pool)) if pool.keeps_fees => "trade.fee.pool",
        Some(_) => "trade.fee.author",
    };
    let swap = order.quoted.legs.first().and_then(|leg| leg.swap);
    let rate = swap.map_or(0.0, |swap| {
        let taken = whole(swap.fee.input(swap.side).0) / whole(swap.taken().0).max(f64::MIN_POSITIVE);
        let kept = whole(swap.fee.output(swap.side).0);
        taken + kept / (kept + whole(swap.paid_out.0)).max(f64::MIN_POSITIVE)
    });
    messages.fill(key, &[("rate", &percent(messages, rate))])
}

/// Renders the field of the tolerance. Without one, any price is accepted.
fn tolerance_field(order: &OrderView, on_change: &Callback<Ticket>) -> Html {
    let (messages, ticket) = (order.messages, order.ticket);
    let value = match ticket.tolerance {
        Some(tolerance) => {
            let text = fixed(tolerance.0 as f64 / 10_000.0, 4);
            messages.numbers().with_unit(&trimmed(text), "%")
        }
        None => messages.text("trade.tolerance.none").to_string(),
    };
    let none = messages.text("trade.tolerance.none");
    let check = {
        let (wrong, none) = (messages.text("trade.tolerance.wrong"), none.clone());
        Callback::from(move |text: String| typed_tolerance(&text, &none).is_none().then(|| wrong.clone()))
    };
    let on_commit = {
        let on_change = on_change.clone();
        Callback::from(move |text: String| {
            if let Some(tolerance) = typed_tolerance(&text, &none) {
                on_change.emit(Ticket { tolerance, ..ticket });
            }
        })
    };
    html! { <Field {value} label={messages.text("trade.tolerance")} {check} {on_commit} /> }
}

/// Reads a tolerance: a percentage, or nothing or `none` for any price. `None` if it is neither.
fn typed_tolerance(text: &str, none: &str) -> Option<Option<Millionths>> {
    match text.trim() {
        text if text.is_empty() || text == none => Some(None),
        text => typed_percent(text).ok().map(|percent| Some(Millionths(percent.0))),
    }
}

/// Returns the price limit, and whether the order passes it.
fn limit_note(order: &OrderView) -> AttrValue {
    let messages = order.messages;
    // An order that is refused at any price has no limit.
    let Some(quote) = order.quote() else { return AttrValue::default() };
    let Some(LimitedQuote { price: limit, whole: filled, .. }) = &quote.limited else {
        return messages.text("trade.limit.none");
    };
    let (bound, shown) = match order.ticket.kind {
        OrderKind::Stake => ("trade.limit.most", price(Price::from_limit(*limit))),
        OrderKind::Unstake => ("trade.limit.least", price(Price::from_limit(*limit))),
        OrderKind::Move => ("trade.limit.ratio", significant(whole(limit.0), 4)),
    };
    let result = match filled {
        Ok(_) => messages.text("trade.limit.passes"),
        Err(OperationError::SlippageTooHigh) => messages.text("trade.limit.refused"),
        Err(OperationError::Pool(PoolError::PriceLimitExceeded)) => messages.text("trade.limit.reached"),
        Err(error) => refusal(messages, error),
    };
    messages.fill(bound, &[("limit", &shown), ("result", &result)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tolerance_is_a_percentage_or_none() {
        for (text, expected) in [
            ("5", Some(Some(Millionths(50_000)))),
            (" 0.5 % ", Some(Some(Millionths(5_000)))),
            ("", Some(None)),
            ("none", Some(None)),
            ("100000", None),
            ("soon", None),
        ] {
            assert_eq!(typed_tolerance(text, "none"), expected, "{text}");
        }
    }
}
