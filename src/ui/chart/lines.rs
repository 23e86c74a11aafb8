//! The lines of a chart.

use std::ops::Range;

use plotters::element::PathElement;
use web_sys::CanvasRenderingContext2d;

use super::scene::{ChartScene, DrawResult, Plot};
use super::style::{dash, stroke};
use crate::chart::decimate;
use crate::chart::{ChartModel, ChartSeries, SeriesStyle};

/// The opacity of lines that are not highlighted, and of those of a pinned run.
const FAINT: f64 = 0.25;
const GHOST: f64 = 0.45;

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
    // The highlighted participant may be missing in this chart.
    let has_one = scene.model.series.iter().any(|series| stands_out(&series));
    let strength = |series: &ChartSeries| if has_one && !stands_out(&series) { FAINT } else { 1.0 };
    let ghosts = scene.model.ghosts.iter().map(|ghost| (ghost, GHOST * strength(ghost), 1.0));
    let others = scene.model.series.iter().filter(|series| !stands_out(series));
    let others = others.map(|series| (series, strength(series), 1.5));
    let highlighted = scene.model.series.iter().filter(stands_out).map(|series| (series, 1.0, 2.75));
    let lines = ghosts.chain(others).chain(highlighted);
    for (series, alpha, width) in lines.skip(positions.start).take(positions.len()) {
        draw_line(plot, context, scene, series, alpha, width)?;
    }
    dash(context, &[]);
    Ok(())
}

fn draw_line(
    plot: &mut Plot,
    context: &CanvasRenderingContext2d,
    scene: &ChartScene,
    series: &ChartSeries,
    alpha: f64,
    width: f64,
) -> DrawResult {
    let series_style = SeriesStyle::of(series.participant);
    let color = scene.palette.series.get(usize::from(series_style.color)).copied().unwrap_or(scene.palette.ink);
    let style = stroke(color, alpha, width);
    let first = f64::from(scene.model.first_epoch.0);
    dash(context, series_style.pattern());
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
