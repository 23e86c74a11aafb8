//! The marks over a chart, which move without redrawing it: playhead, pointed epoch and values.

use yew::prelude::*;

use crate::chart::{ChartKind, ChartModel, ChartSeries, Layout, Participant, SeriesStyle};
use yuma_engine::quantity::Epoch;

/// The maximum number of dots; more would hide the lines.
const DOTS: usize = 12;

/// The marked epochs and participant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marks {
    /// The epoch under the playhead.
    pub playhead: Option<Epoch>,
    /// The epoch under the pointer.
    pub pointed: Option<Epoch>,
    /// The highlighted participant.
    pub highlight: Option<Participant>,
}

/// Renders the marks over the canvas.
pub fn marks(model: &ChartModel, layout: &Layout, marks: Marks) -> Html {
    let known = |epoch: &Epoch| model.index_of(*epoch).is_some();
    let pointed = marks.pointed.filter(known);
    html! {
        <svg class="chart-marks" aria-hidden="true">
            <g key="playhead">{ marks.playhead.filter(known).map(|epoch| upright(layout, epoch, "playhead")) }</g>
            <g key="pointed">{ pointed.map(|epoch| upright(layout, epoch, "pointed")) }</g>
            <g key="values">{
                if model.kind == ChartKind::Lines { dots(model, layout, pointed, marks.highlight) }
                else { row(model, layout, pointed, marks.highlight) }
            }</g>
        </svg>
    }
}

fn upright(layout: &Layout, epoch: Epoch, class: &'static str) -> Html {
    let (x, frame) = (pixels(layout.x(epoch)), layout.frame);
    html! { <line {class} x1={x.clone()} x2={x} y1={pixels(frame.top)} y2={pixels(frame.bottom)} /> }
}

fn dots(model: &ChartModel, layout: &Layout, pointed: Option<Epoch>, highlight: Option<Participant>) -> Html {
    let Some(epoch) = pointed else { return Html::default() };
    let is_few = model.series.len() <= DOTS;
    let shown = model.values_at(epoch).filter(|(series, _)| is_few || Some(series.participant) == highlight);
    let x = pixels(layout.x(epoch));
    let dot = |(series, value): (&ChartSeries, Option<f64>)| {
        let radius = if Some(series.participant) == highlight { "5" } else { "3.5" };
        let (style, y) = (SeriesStyle::of(series.participant), pixels(layout.values.pixel(value?)));
        Some(html! { <circle key={series.participant.uid.0} class={style.class()} cx={x.clone()} cy={y} r={radius} /> })
    };
    shown.filter_map(dot).collect()
}

/// Outlines the highlighted row and its cell at the pointed epoch.
fn row(model: &ChartModel, layout: &Layout, pointed: Option<Epoch>, highlight: Option<Participant>) -> Html {
    let Some((top, bottom)) = highlight.and_then(|participant| layout.row_of(model, participant)) else {
        return Html::default();
    };
    let outline = |class: &'static str, left: f64, right: f64| {
        html! { <rect key={class} {class} x={pixels(left)} y={pixels(top)} width={pixels(right - left)} height={pixels(bottom - top)} /> }
    };
    let cell = pointed.map(|epoch| {
        let (x, half) = (layout.x(epoch), layout.epochs.pixel(1.0) - layout.epochs.pixel(0.5));
        outline("cell", x - half, x + half)
    });
    html! { <>{ outline("row", layout.frame.left, layout.frame.right) }{ cell }</> }
}

fn pixels(length: f64) -> String {
    format!("{length:.1}")
}
