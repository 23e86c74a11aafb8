//! Draws a pool's curve with the order on it.

use yew::prelude::*;

use super::amounts::significant;
use super::curve::{BOTTOM, LEFT, Plot, RIGHT, TOP};
use super::leg::{CurvePoint, Leg};
use crate::ui::format::{fixed, whole};
use crate::ui::messages::Messages;

/// Formats a position.
pub fn at(position: f64) -> String {
    fixed(position, 1)
}

/// Draws axes, curve, tangent, chord and loss. All text of the drawing is in the sentence and in the legend, too.
pub fn drawing(messages: &Messages, plot: &Plot, leg: &Leg, end: Option<CurvePoint>) -> Html {
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
