//! The lines of a chart.

use std::ops::Range;

use plotters::element::PathElement;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{RGBColor, ShapeStyle};
use web_sys::CanvasRenderingContext2d;

use super::backend::units;
use super::heat::cut;
use super::scene::{Area, ChartScene, DrawResult, Plot};
use super::style::{dash, stroke, text};
use crate::chart::decimate;
use crate::chart::{ChartModel, ChartSeries, SeriesStyle, is_crowded};

/// The opacity of lines that are not highlighted, and of those of a pinned run.
const FAINT: f64 = 0.25;
const GHOST: f64 = 0.45;
/// The opacity of the grey lines of a chart of many.
const GREY: f64 = 0.35;

/// Returns the number of lines, including those of a pinned run.
pub fn count(model: &ChartModel) -> usize {
    model.ghosts.len() + model.series.len()
}

/// Draws the lines at some positions in the drawing order: the pinned run, then the lines, then the highlighted one.
pub fn draw_lines(
    plot: &mut Plot,
    context: &CanvasRenderingContext2d,
    scene: &ChartScene,
    positions: Range<usize>,
) -> DrawResult {
    let stands_out = |series: &&ChartSeries| scene.highlight == Some(series.participant);
    let is_colored = |series: &&ChartSeries| {
        !is_crowded(scene.model) || scene.layout.named_lines.iter().any(|(named, _)| *named == series.participant)
    };
    // The highlighted participant may be missing in this chart.
    let has_one = scene.model.series.iter().any(|series| stands_out(&series));
    let strength = |series: &ChartSeries| if has_one && !stands_out(&series) { FAINT } else { 1.0 };
    let ghosts = scene.model.ghosts.iter().map(|ghost| (ghost, own_color(scene, ghost), GHOST * strength(ghost), 1.0));
    let others = || scene.model.series.iter().filter(|series| !stands_out(series));
    let grey = others().filter(|series| !is_colored(series)).map(|series| (series, scene.palette.soft, GREY, 1.0));
    let colored = others().filter(is_colored).map(|series| (series, own_color(scene, series), strength(series), 1.5));
    let highlighted = scene.model.series.iter().filter(stands_out);
    let highlighted = highlighted.map(|series| (series, own_color(scene, series), 1.0, 2.75));
    let lines = ghosts.chain(grey).chain(colored).chain(highlighted);
    for (series, color, alpha, width) in lines.skip(positions.start).take(positions.len()) {
        draw_line(plot, context, scene, series, stroke(color, alpha, width))?;
    }
    dash(context, &[]);
    Ok(())
}

/// Writes the names of the lines that stand out in a chart of many at their ends.
pub fn draw_names(area: &Area, scene: &ChartScene) -> DrawResult {
    let right = scene.layout.frame.right + 4.0;
    for &(participant, y) in &scene.layout.named_lines {
        let Some(series) = scene.model.series.iter().find(|series| series.participant == participant) else { continue };
        let style = text(scene.palette, own_color(scene, series)).pos(Pos::new(HPos::Left, VPos::Center));
        area.draw_text(&cut(&series.name), &style, (units(right), units(y)))?;
    }
    Ok(())
}

fn own_color(scene: &ChartScene, series: &ChartSeries) -> RGBColor {
    let color = SeriesStyle::of(series.participant).color;
    scene.palette.series.get(usize::from(color)).copied().unwrap_or(scene.palette.ink)
}

fn draw_line(
    plot: &mut Plot,
    context: &CanvasRenderingContext2d,
    scene: &ChartScene,
    series: &ChartSeries,
    style: ShapeStyle,
) -> DrawResult {
    let first = f64::from(scene.model.first_epoch.0);
    dash(context, SeriesStyle::of(series.participant).pattern());
    for points in decimate::lines(&series.values, scene.layout.epochs.length() as usize) {
        let mut path: Vec<(f64, f64)> = points.into_iter().map(|(at, value)| (first + at as f64, value)).collect();
        if let [(epoch, value)] = *path.as_slice() {
            // A single value is a short line, so that it is visible.
            path = vec![(epoch - 0.25, value), (epoch + 0.25, value)];
        }
        plot.draw_series([PathElement::new(path, style)])?;
    }
    Ok(())
}
