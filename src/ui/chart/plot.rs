//! The canvas of a chart with its pointer and key events.

use gloo_render::{AnimationFrame, request_animation_frame};
use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

use super::drawing::Drawing;
use super::keys::handle_key;
use super::marks::{Marks, marks};
use super::plot_props::PlotProps;
use super::viewport::use_chart_viewport;
use crate::chart::{ChartKind, ChartModel, Layout};
use crate::jobs::slices::{SlicedJob, begin};
use crate::ui::hooks::use_messages;

/// Renders the plot.
#[component]
pub fn Plot(props: &PlotProps) -> Html {
    let messages = use_messages();
    let (node, canvas) = (use_node_ref(), use_node_ref());
    let viewport = use_chart_viewport(&node);
    let model = &props.model;
    let selected = props.selected;
    let size = (viewport.width as u32, viewport.height as u32);
    let layout = use_memo((model.clone(), size, selected), |(model, ..)| {
        Layout::new(model, viewport.width, viewport.height, selected)
    });
    let frame = use_mut_ref(|| None::<AnimationFrame>);
    let job = use_mut_ref(|| None::<SlicedJob>);
    {
        // A heat map highlights rows by a mark, without redrawing.
        let highlight = props.highlight.filter(|_| model.kind == ChartKind::Lines);
        let (canvas, layout, messages) = (canvas.clone(), layout.clone(), messages.clone());
        use_effect_with((model.clone(), viewport, highlight, selected, messages.clone()), move |(model, ..)| {
            let model = model.clone();
            // Dropping the handle cancels a pending drawing, so a chart draws at most once per frame.
            *frame.borrow_mut() = Some(request_animation_frame(move |_| {
                let canvas = canvas.cast::<HtmlCanvasElement>();
                let drawing =
                    canvas.map(|canvas| Drawing { canvas, viewport, model, layout, highlight, selected, messages });
                job.replace(None);
                job.replace(drawing.map(|drawing| begin(drawing.steps())));
            }));
        });
    }
    let point = {
        let (props, layout, node) = (props.clone(), layout.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let (x, y) = pointer_position(&node, &event);
            let epoch = layout.epoch_at(&props.model, x);
            let participant = epoch.and_then(|epoch| layout.participant_at(&props.model, epoch, y));
            props.on_point.emit(epoch);
            if participant != props.highlight {
                props.on_highlight.emit(participant);
            }
        })
    };
    let leave = {
        let (on_point, on_highlight) = (props.on_point.clone(), props.on_highlight.clone());
        move || {
            on_point.emit(None);
            on_highlight.emit(None);
        }
    };
    let onclick = {
        let (props, layout, node) = (props.clone(), layout.clone(), node.clone());
        // On touch screens the pointer has left before the click, so the position of the click counts.
        Callback::from(move |event: MouseEvent| {
            if let Some(epoch) = layout.epoch_at(&props.model, pointer_position(&node, &event).0) {
                props.on_epoch.emit(epoch);
            }
        })
    };
    let onblur = {
        let leave = leave.clone();
        Callback::from(move |_: FocusEvent| leave())
    };
    let onpointerleave = Callback::from(move |_: PointerEvent| leave());
    let onkeydown = {
        let props = props.clone();
        Callback::from(move |event: KeyboardEvent| handle_key(&props, &event))
    };
    let (first, last) = (model.first_epoch.0, model.last_epoch().0);
    let now = props.pointed.or(props.playhead).map_or(last, |epoch| epoch.0.clamp(first, last));
    let shown = Marks { playhead: props.playhead, pointed: props.pointed, highlight: props.highlight };
    html! {
        <div class={classes!("chart-plot", size_class(model))} ref={&node} tabindex="0" role="slider"
            aria-label={messages.fill("chart.slider", &[("title", &props.title)])} aria-valuetext={&props.reading}
            aria-valuemin={first.to_string()} aria-valuemax={last.to_string()} aria-valuenow={now.to_string()}
            onpointerdown={point.clone()} onpointermove={point} {onpointerleave} {onblur} {onclick} {onkeydown}>
            <canvas ref={&canvas}></canvas>
            { marks(model, &layout, shown) }
        </div>
    }
}

/// Returns the height class of a plot by its number of rows.
fn size_class(model: &ChartModel) -> &'static str {
    match (model.kind, model.series.len()) {
        (ChartKind::Lines, _) => "lines",
        (_, 0..=6) => "few-rows",
        (_, 7..=16) => "some-rows",
        (_, 17..=48) => "many-rows",
        _ => "most-rows",
    }
}

/// Returns the position of an event on the plot, in CSS pixels.
fn pointer_position(plot: &NodeRef, event: &MouseEvent) -> (f64, f64) {
    let area = plot.cast::<Element>().map(|plot| plot.get_bounding_client_rect());
    let (left, top) = area.map_or((0.0, 0.0), |area| (area.left(), area.top()));
    (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}
