//! Draws a chart: axes, events, and lines or shades.

use std::ops::Range;

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::drawing::IntoDrawingArea;
use plotters::element::PathElement;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::axis::NamedAxis;
use super::backend::{Surface, context_of, units};
use super::label::ValueFormat;
use super::scene::{Area, ChartScene, DrawResult, Plot};
use super::style::{dash, stroke, text};
use super::{heat, lines};
use crate::chart::ChartKind;

/// The minimum distance between the numbers of two events.
const EVENT_SPACE: f64 = 14.0;

/// A layer of a chart, drawn at once.
pub enum Layer {
    /// Axes and events, or everything of a heat map.
    Ground,
    /// Some of the lines, see [`lines::draw_lines`].
    Lines(Range<usize>),
}

/// Draws a chart below `top` onto a canvas with `ratio` pixels per CSS pixel.
pub fn draw(canvas: &HtmlCanvasElement, top: f64, ratio: f64, scene: &ChartScene) {
    draw_layer(canvas, top, ratio, scene, Layer::Ground);
    if scene.model.kind == ChartKind::Lines {
        draw_layer(canvas, top, ratio, scene, Layer::Lines(0..lines::count(scene.model)));
    }
}

/// Draws a layer of a chart.
pub fn draw_layer(canvas: &HtmlCanvasElement, top: f64, ratio: f64, scene: &ChartScene, layer: Layer) {
    let frame = scene.layout.frame;
    let surface = Surface::new(canvas, top, (frame.width, frame.height), ratio);
    if let (Some(surface), Some(context)) = (surface, context_of(canvas)) {
        // The table shows everything that is missing on the canvas.
        let _ = draw_scene(&surface.into_drawing_area(), &context, scene, layer);
    }
}

fn draw_scene(area: &Area, context: &CanvasRenderingContext2d, scene: &ChartScene, layer: Layer) -> DrawResult {
    let ChartScene { model, layout, palette, messages, .. } = *scene;
    if model.kind != ChartKind::Lines {
        heat::draw_shades(context, scene);
        heat::draw_scale(area, scene)?;
    }
    let frame = layout.frame;
    let epochs = NamedAxis {
        ends: layout.epochs.start..layout.epochs.end,
        ticks: layout.epoch_ticks.iter().map(|epoch| f64::from(epoch.0)).collect(),
        label: &|epoch| format!("{epoch:.0}"),
    };
    let format = ValueFormat::of_axis(messages.numbers(), model, layout.precision);
    let value_label = |value: f64| match model.kind {
        ChartKind::Lines => format.text(value),
        ChartKind::Heat | ChartKind::Difference => heat::row_name(model, value),
    };
    let values = NamedAxis {
        ends: layout.values.value(frame.bottom)..layout.values.value(frame.top),
        ticks: layout.value_ticks.clone(),
        label: &value_label,
    };
    let mut plot = ChartBuilder::on(area)
        .margin_top(units(frame.top))
        .margin_right(units(frame.width - frame.right))
        .set_label_area_size(LabelAreaPosition::Left, units(frame.left))
        .set_label_area_size(LabelAreaPosition::Bottom, units(frame.height - frame.bottom))
        .build_cartesian_2d(epochs, values)?;
    if let Layer::Lines(positions) = layer {
        return lines::draw_lines(&mut plot, context, scene, positions);
    }
    let labels = text(palette, palette.soft);
    let mut mesh = plot.configure_mesh();
    mesh.disable_x_mesh()
        .bold_line_style(stroke(palette.line, 1.0, 1.0))
        .light_line_style(stroke(palette.line, 0.0, 1.0))
        .axis_style(stroke(palette.edge, 1.0, 1.0))
        .set_tick_mark_size(LabelAreaPosition::Bottom, units(3.0))
        .set_tick_mark_size(LabelAreaPosition::Left, units(3.0))
        .label_style(labels.clone());
    if model.kind != ChartKind::Lines {
        mesh.disable_y_mesh();
    }
    mesh.draw()?;
    let corner = labels.pos(Pos::new(HPos::Left, VPos::Top));
    area.draw_text(&messages.text("chart.epoch"), &corner, (units(4.0), units(frame.bottom + 6.0)))?;
    lines::draw_names(area, scene)?;
    draw_events(area, &mut plot, context, scene)
}

/// Draws a dashed line for each epoch with events, with its number in the list of events above it.
fn draw_events(area: &Area, plot: &mut Plot, context: &CanvasRenderingContext2d, scene: &ChartScene) -> DrawResult {
    let ChartScene { model, layout, palette, .. } = scene;
    let style = text(palette, palette.soft).pos(Pos::new(HPos::Center, VPos::Bottom));
    let mut free_from = f64::NEG_INFINITY;
    for (event, number) in model.events.iter().zip(1..) {
        let Some(_) = model.index_of(event.epoch) else { continue };
        let (epoch, x) = (f64::from(event.epoch.0), layout.x(event.epoch));
        dash(context, &[3.0, 3.0]);
        let ends = vec![(epoch, layout.values.start), (epoch, layout.values.end)];
        plot.draw_series([PathElement::new(ends, stroke(palette.edge, 1.0, 1.0))])?;
        dash(context, &[]);
        if x >= free_from {
            area.draw_text(&format!("{number}"), &style, (units(x), units(layout.frame.top - 2.0)))?;
            free_from = x + EVENT_SPACE;
        }
    }
    Ok(())
}
