//! The texts of a pool's curve: its sentence, its legend, its slider and its table.

use yew::prelude::*;

use super::amounts::{Token, amount, price, significant};
use super::leg::{CurvePoint, Leg};
use super::pool_curve::PoolCurveProps;
use crate::ui::messages::Messages;

/// The number of points of the curve for one row of the table.
const POINTS_PER_ROW: usize = 4;

/// Renders the meaning of the lines, with the prices that they stand for.
pub fn legend(messages: &Messages, leg: &Leg) -> Html {
    let average = leg.swap.and_then(|swap| swap.average_price()).map(price);
    let lines = [
        ("chord", average.map(|average| messages.fill("trade.curve.average", &[("price", &average)]))),
        ("tangent", Some(messages.fill("trade.curve.spot", &[("price", &price(leg.spot))]))),
        ("line", Some(messages.text("trade.curve.line"))),
    ];
    html! {
        <ul class="trade-legend">{ for lines.into_iter().filter_map(|(class, text)| Some(html! {
            <li key={class}><svg width="18" height="8" aria-hidden="true"><line {class} x1="0" x2="18" y1="4" y2="4" /></svg>{ text? }</li>
        })) }</ul>
    }
}

/// Describes the order in this pool.
pub fn sentence(messages: &Messages, props: &PoolCurveProps) -> AttrValue {
    let leg = &props.leg;
    let Some(swap) = leg.swap else {
        return messages.fill("trade.curve.refused", &[("subnet", &props.name), ("price", &price(leg.spot))]);
    };
    let values = [
        ("input", amount(messages, swap.paid_in.0, leg.input())),
        ("output", amount(messages, swap.paid_out.0.saturating_add(swap.fee.output(leg.side).0), leg.output())),
        ("price", price(leg.spot)),
    ];
    let [input, output, spot] = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    messages.fill("trade.curve.sentence", &[("subnet", &props.name), input, output, spot])
}

/// Returns the value of the slider in words.
pub fn value_text(messages: &Messages, props: &PoolCurveProps) -> String {
    let leg = &props.leg;
    let paid = amount(messages, props.amount.0, leg.input());
    match leg.swap {
        Some(swap) => {
            let received = amount(messages, swap.paid_out.0, leg.output());
            messages.fill("trade.curve.value", &[("paid", &paid), ("received", &received)]).to_string()
        }
        None => messages.fill("trade.refused", &[("paid", &paid)]).to_string(),
    }
}

/// Returns the headings of the table.
pub fn columns(messages: &Messages, leg: &Leg) -> Vec<AttrValue> {
    let unit = |key: &str, unit: &str| messages.fill(key, &[("unit", unit)]);
    vec![
        unit("trade.table.input", leg.input().sign()),
        unit("trade.table.output", leg.output().sign()),
        messages.text("trade.table.average"),
    ]
}

/// Returns the points of the curve ahead as rows of the table.
pub fn rows(messages: &Messages, leg: &Leg) -> Vec<Vec<String>> {
    let ahead = leg.points.iter().filter(|point| point.input > 0.0 && point.output > 0.0);
    let row = |point: &CurvePoint| {
        let ratio = point.input / point.output;
        let average = if leg.input() == Token::Tao { ratio } else { 1.0 / ratio };
        vec![
            significant(point.input, 4),
            significant(point.output, 4),
            messages.numbers().with_unit(&significant(average, 4), "τ"),
        ]
    };
    ahead.skip(POINTS_PER_ROW - 1).step_by(POINTS_PER_ROW).map(row).collect()
}
