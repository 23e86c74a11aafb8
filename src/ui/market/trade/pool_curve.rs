//! A pool's curve with the order on it, whose end can be dragged.

use gloo_render::{AnimationFrame, request_animation_frame};
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::amounts::{amount, price, significant};
use super::curve::{BOTTOM, HEIGHT, LEFT, Plot, RIGHT, TOP, WIDTH};
use super::leg::{CurvePoint, Leg};
use super::span::{after_key, snapped};
use crate::ui::format::{fixed, whole};
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
use crate::ui::messages::Messages;
use yuma_engine::quantity::{Amount, RAO_PER_TAO};

/// The properties of [`PoolCurve`].
#[derive(Clone, PartialEq, Properties)]
pub struct PoolCurveProps {
    /// The trade.
    pub leg: Leg,
    /// The name of the subnet.
    pub name: AttrValue,
    /// The input of the order in this pool.
    pub amount: Amount,
    /// Whether the input can be changed here; otherwise another pool determines it.
    pub is_editable: bool,
    /// Changes the input.
    pub on_amount: Callback<Amount>,
    /// Called when the end is taken and released; the range must stay in between.
    pub on_hold: Callback<bool>,
}

/// The movement in CSS pixels that makes a press a drag.
const DRAG: i32 = 3;
/// The number of rows of the table for one point of the curve.
const POINTS_PER_ROW: usize = 4;

/// A press on the curve.
#[derive(Clone, Copy)]
struct Press {
    x: i32,
    y: i32,
    is_drag: bool,
}

/// Renders the curve with its sentence and its table.
#[component]
pub fn PoolCurve(props: &PoolCurveProps) -> Html {
    let messages = use_messages();
    let node = use_node_ref();
    let press = use_mut_ref(|| None::<Press>);
    let frame = use_mut_ref(|| None::<AnimationFrame>);
    let leg = &props.leg;
    let plot =
        use_memo((leg.points.clone(), leg.rate().to_bits()), |(points, rate)| Plot::new(points, f64::from_bits(*rate)));
    let onpointerdown = {
        let (press, node, on_hold) = (press.clone(), node.clone(), props.on_hold.clone());
        Callback::from(move |event: PointerEvent| {
            press.replace(Some(Press { x: event.client_x(), y: event.client_y(), is_drag: false }));
            on_hold.emit(true);
            if let Some(node) = node.cast::<Element>() {
                // Without pointer capture the drag only ends at the edge of the curve.
                let _ = node.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let onpointermove = {
        let (press, node, plot, props) = (press.clone(), node.clone(), plot.clone(), props.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(mut pressed) = *press.borrow() else { return };
            let (dx, dy) = (event.client_x() - pressed.x, event.client_y() - pressed.y);
            pressed.is_drag |= dx.abs().max(dy.abs()) >= DRAG;
            press.replace(Some(pressed));
            let input = plot.as_ref().as_ref().and_then(|plot| input_under(plot, &node, &event));
            if let Some(input) = input.filter(|_| pressed.is_drag) {
                let (on_amount, span) = (props.on_amount.clone(), props.leg.span);
                // Dropping the handle cancels an earlier point of the same frame.
                frame.replace(Some(request_animation_frame(move |_| {
                    on_amount.emit(snapped(input * RAO_PER_TAO as f64, span));
                })));
            }
        })
    };
    let onpointerup = {
        let on_hold = props.on_hold.clone();
        Callback::from(move |_: PointerEvent| {
            press.replace(None);
            on_hold.emit(false);
        })
    };
    let onkeydown = {
        let props = props.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(moved) = after_key(props.amount, props.leg.span, &event.key()) {
                event.prevent_default();
                props.on_amount.emit(moved);
            }
        })
    };
    let Some(plot) = plot.as_ref() else {
        return html! { <p class="note">{ messages.fill("trade.curve.none", &[("subnet", &props.name)]) }</p> };
    };
    let end = leg.swap.as_ref().map(CurvePoint::after);
    let handle = end.unwrap_or_else(|| plot.state_at(whole(props.amount.0.min(leg.span.0))));
    let reach = html! {
        <>
            <rect class="reach" x={LEFT.to_string()} y={TOP.to_string()} width={(RIGHT - LEFT).to_string()} height={(BOTTOM - TOP).to_string()} />
            <circle class="grip" cx={at(plot.x(handle.output))} cy={at(plot.y(handle.input))} r="18" />
            <circle class={if end.is_some() { "end" } else { "end refused" }} cx={at(plot.x(handle.output))} cy={at(plot.y(handle.input))} r="6" />
        </>
    };
    let handle = if props.is_editable {
        html! {
            <g ref={node} class="handle" role="slider" tabindex="0" aria-label={messages.fill("trade.curve.slider", &[("subnet", &props.name)])}
                aria-valuemin="0" aria-valuemax={significant(whole(leg.span.0), 9).replace(',', "")} aria-valuenow={significant(whole(props.amount.0), 9).replace(',', "")}
                aria-valuetext={value_text(&messages, props)} {onkeydown} {onpointerdown} {onpointermove}
                onpointercancel={onpointerup.clone()} {onpointerup}>{ reach }</g>
        }
    } else {
        html! { <g class="fixed">{ reach }</g> }
    };
    html! {
        <figure class="trade-curve">
            <figcaption>{ sentence(&messages, props) }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="group" aria-label={messages.fill("trade.curve", &[("subnet", &props.name)])}>
                { drawing(&messages, plot, leg, end) }
                { handle }
            </svg>
            { legend(&messages, leg) }
            <DataTable title={messages.text("trade.table")} columns={columns(&messages, leg)} rows={rows(&messages, leg)} />
        </figure>
    }
}

/// Formats a position.
fn at(position: f64) -> String {
    fixed(position, 1)
}

/// Draws axes, curve, tangent, chord and loss. All text of the drawing is in the sentence and in the legend, too.
fn drawing(messages: &Messages, plot: &Plot, leg: &Leg, end: Option<CurvePoint>) -> Html {
    let [from, to] = plot.tangent();
    let (x0, y0) = (plot.x(0.0), plot.y(0.0));
    let reserve = whole(leg.reserve.0);
    html! {
        <g class="drawing" aria-hidden="true">
            <defs><pattern id={format!("trade-loss-{}", leg.netuid.0)} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                <line class="hatch" x1="0" x2="4" y1="1" y2="1" />
            </pattern></defs>
            <path class="axis" d={format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}")} />
            <text x={at(LEFT - 4.0)} y={at(y0 + 4.0)} text-anchor="end">{ significant(reserve, 4) }</text>
            <text x={at(LEFT - 4.0)} y="8" text-anchor="end">{ leg.input().sign() }</text>
            <g>{ for end.map(|end| reached(messages, plot, leg, end)) }</g>
            <path class="line" d={plot.line()} />
            <line class="tangent" x1={at(from.0)} y1={at(from.1)} x2={at(to.0)} y2={at(to.1)} />
            <circle class="start" cx={at(x0)} cy={at(y0)} r="4" />
        </g>
    }
}

/// Draws the chord to the end of the order, what is received and what is lost.
fn reached(messages: &Messages, plot: &Plot, leg: &Leg, end: CurvePoint) -> Html {
    let (x0, y0) = (plot.x(0.0), plot.y(0.0));
    let (x, y) = (plot.x(end.output), plot.y(end.input));
    let at_spot = plot.x(plot.at_spot(end.input));
    let lost = (end.input * leg.rate() - end.output).max(0.0);
    let unit = |value: f64| messages.numbers().with_unit(&significant(value, 4), leg.output().sign());
    let received = messages.fill("trade.curve.received", &[("amount", &unit(end.output))]);
    let has_room = y0 - y > 14.0;
    html! {
        <>
            <path class="loss" fill={format!("url(#trade-loss-{})", leg.netuid.0)} d={plot.loss(end)} />
            <path class="guide" d={format!("M{LEFT} {y:.1}H{x:.1}V{BOTTOM}M{x0:.1} {y0:.1}V{BOTTOM}M{at_spot:.1} {y:.1}V{BOTTOM}")} />
            <line class="chord" x1={at(x0)} y1={at(y0)} x2={at(x)} y2={at(y)} />
            <line class="received" x1={at(x0)} x2={at(x)} y1={at(BOTTOM + 7.0)} y2={at(BOTTOM + 7.0)} />
            <line class="lost" x1={at(x)} x2={at(at_spot)} y1={at(BOTTOM + 7.0)} y2={at(BOTTOM + 7.0)} />
            <text class="received" x={at(RIGHT)} y={at(BOTTOM + 24.0)} text-anchor="end">{ received }</text>
            <text class="lost" x={at(LEFT)} y={at(BOTTOM + 24.0)}>{ messages.fill("trade.curve.lost", &[("amount", &unit(lost))]) }</text>
            <text x={at(LEFT - 4.0)} y={at(y + 4.0)} text-anchor="end">{ has_room.then(|| significant(whole(leg.reserve.0) + end.input, 4)) }</text>
        </>
    }
}

/// Renders the meaning of the lines, with the prices that they stand for.
fn legend(messages: &Messages, leg: &Leg) -> Html {
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

fn sentence(messages: &Messages, props: &PoolCurveProps) -> AttrValue {
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

fn value_text(messages: &Messages, props: &PoolCurveProps) -> String {
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

fn columns(messages: &Messages, leg: &Leg) -> Vec<AttrValue> {
    let unit = |key: &str, unit: &str| messages.fill(key, &[("unit", unit)]);
    vec![
        unit("trade.table.input", leg.input().sign()),
        unit("trade.table.output", leg.output().sign()),
        messages.text("trade.table.average"),
    ]
}

fn rows(messages: &Messages, leg: &Leg) -> Vec<Vec<String>> {
    let ahead = leg.points.iter().filter(|point| point.input > 0.0 && point.output > 0.0);
    let row = |point: &CurvePoint| {
        let ratio = point.input / point.output;
        let average = if leg.input() == super::amounts::Token::Tao { ratio } else { 1.0 / ratio };
        vec![
            significant(point.input, 4),
            significant(point.output, 4),
            messages.numbers().with_unit(&significant(average, 4), "τ"),
        ]
    };
    ahead.skip(POINTS_PER_ROW - 1).step_by(POINTS_PER_ROW).map(row).collect()
}

/// Returns the input of the point of the curve that is nearest to the pointer.
fn input_under(plot: &Plot, node: &NodeRef, event: &PointerEvent) -> Option<f64> {
    let drawing = node.cast::<Element>()?.closest("svg").ok()??.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - drawing.left()) / drawing.width() * WIDTH;
    let y = (f64::from(event.client_y()) - drawing.top()) / drawing.height() * HEIGHT;
    if x.is_finite() && y.is_finite() { plot.input_near(x, y) } else { None }
}
