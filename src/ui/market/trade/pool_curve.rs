//! A pool's curve with the order on it, whose end can be dragged.

use gloo_render::{AnimationFrame, request_animation_frame};
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::amounts::significant;
use super::curve::{BOTTOM, HEIGHT, LEFT, Plot, RIGHT, TOP, WIDTH};
use super::curve_drawing::{at, drawing};
use super::curve_text::{columns, legend, rows, sentence, value_text};
use super::leg::{CurvePoint, Leg};
use super::span::{after_key, snapped};
use crate::ui::format::whole;
use crate::ui::hooks::use_messages;
use crate::ui::inspector::data_table::DataTable;
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
    // The next key may arrive before the next rendering.
    let now = use_mut_ref(|| props.amount);
    now.replace(props.amount);
    let onkeydown = {
        let props = props.clone();
        Callback::from(move |event: KeyboardEvent| {
            let moved = after_key(*now.borrow(), props.leg.span, &event.key());
            if let Some(moved) = moved {
                event.prevent_default();
                now.replace(moved);
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

/// Returns the input of the point of the curve that is nearest to the pointer.
fn input_under(plot: &Plot, node: &NodeRef, event: &PointerEvent) -> Option<f64> {
    let drawing = node.cast::<Element>()?.closest("svg").ok()??.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - drawing.left()) / drawing.width() * WIDTH;
    let y = (f64::from(event.client_y()) - drawing.top()) / drawing.height() * HEIGHT;
    if x.is_finite() && y.is_finite() { plot.input_near(x, y) } else { None }
}
