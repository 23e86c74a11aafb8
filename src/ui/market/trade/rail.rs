//! The rail from the price before the order to its limit.

use yew::prelude::*;

use super::amounts::change;
use super::order_view::OrderView;
use crate::ui::format::fixed;
use yuma_engine::pool::Side;
use yuma_scenario::market::OrderKind;

/// Changes of the price in the direction of the order, as fractions of the price before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rail {
    /// Of the average price.
    pub paid: f64,
    /// Of the price after the order.
    pub end: f64,
    /// Of the limit.
    pub limit: f64,
    /// Whether the limit refuses the order as a whole.
    pub is_refused: bool,
}

impl Rail {
    /// Returns the rail of an order; `None` for a refused order and without a pool.
    pub fn of(order: &OrderView) -> Option<Rail> {
        let limited = order.quote()?.limited.as_ref()?;
        // A move changes the ratio of two prices, which falls by the sale and by the purchase.
        let mut ratios = (1.0, 1.0);
        for leg in &order.quoted.legs {
            let spot: f64 = leg.spot.0.to_num();
            let after: f64 = leg.spot_after?.0.to_num();
            let factors = (1.0 + leg.average_change()?, after / spot);
            let (average, end) = match leg.side {
                Side::Buy if order.ticket.kind == OrderKind::Move => (1.0 / factors.0, 1.0 / factors.1),
                _ => factors,
            };
            ratios = (ratios.0 * average, ratios.1 * end);
        }
        let tolerance = order.ticket.tolerance?.0 as f64 / 1e6;
        let is_refused = limited.whole.is_err();
        let has_pool = !order.quoted.legs.is_empty();
        has_pool.then(|| Rail {
            paid: (ratios.0 - 1.0).abs(),
            end: (ratios.1 - 1.0).abs(),
            limit: tolerance,
            is_refused,
        })
    }

    /// Returns the positions of the average, of the end and of the limit, in fractions of the rail.
    pub fn positions(&self) -> [f64; 3] {
        let whole = self.end.max(self.limit).max(self.paid) * 1.08;
        [self.paid, self.end, self.limit].map(|change| if whole > 0.0 { change / whole } else { 0.0 })
    }
}

/// Renders the rail with its texts.
pub fn rail(order: &OrderView) -> Html {
    let messages = order.messages;
    let Some(rail) = Rail::of(order) else { return html! { <div class="trade-rail" hidden=true></div> } };
    let sign = if order.ticket.kind == OrderKind::Stake { 1.0 } else { -1.0 };
    let positions = rail.positions().map(|part| format!("{}%", fixed(part * 100.0, 2)));
    let [paid, end, limit] = &positions;
    let state = if rail.is_refused { "limit refused" } else { "limit" };
    let texts = [
        ("seen", messages.text("trade.rail.seen")),
        ("paid", messages.fill("trade.rail.paid", &[("change", &change(messages, sign * rail.paid))])),
        ("end", messages.fill("trade.rail.end", &[("change", &change(messages, sign * rail.end))])),
        (state, messages.fill("trade.rail.limit", &[("change", &change(messages, sign * rail.limit))])),
    ];
    html! {
        <div class="trade-rail">
            <svg width="100%" height="16" aria-hidden="true">
                <line class="axis" x1="0" x2="100%" y1="8" y2="8" />
                <rect class="reach" x="0" y="6" width={end.clone()} height="4" />
                <line class="seen" x1="1" x2="1" y1="2" y2="14" />
                <line class="paid" x1={paid.clone()} x2={paid.clone()} y1="2" y2="14" />
                <line class="end" x1={end.clone()} x2={end.clone()} y1="2" y2="14" />
                <line class={state} x1={limit.clone()} x2={limit.clone()} y1="0" y2="16" />
            </svg>
            <ul>{ for texts.into_iter().map(|(class, text)| html! { <li key={class} {class}>{ text }</li> }) }</ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_farthest_mark_is_near_the_end() {
        for (paid, end, limit, expected) in [
            (0.19, 0.416, 0.05, [0.423, 0.926, 0.111]),
            (0.01, 0.02, 0.05, [0.185, 0.370, 0.926]),
            (0.0, 0.0, 0.0, [0.0; 3]),
        ] {
            let rail = Rail { paid, end, limit, is_refused: false };
            for (position, expected) in rail.positions().into_iter().zip(expected) {
                assert!((position - expected).abs() < 0.001, "{position} {expected}");
            }
        }
    }
}
