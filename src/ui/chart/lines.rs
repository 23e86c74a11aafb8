//! The lines of a chart.

use plotters::element::PathElement;
use web_sys::CanvasRenderingContext2d;

use super::draw::{Outcome, Plot, Scene, dash, stroke};
use crate::store::chart::decimate;
use crate::store::chart::{Look, Series};

/// How faint lines are that do not stand out, and those of a pinned run.
const FAINT: f64 = 0.25;
const GHOST: f64 = 0.45;

/// Draws the pinned run, then the lines, then the one that stands out.
pub fn draw_lines(plot: &mut Plot, context: &CanvasRenderingContext2d, scene: &Scene) -> Outcome {
    let stands_out = |series: &Series| scene.highlight == Some(series.participant);
    // Somebody may stand out elsewhere who is not in this chart.
    let has_one = scene.model.series.iter().any(stands_out);
    let strength = |series: &Series| if has_one && !stands_out(series) { FAINT } else { 1.0 };
    for ghost in &scene.model.ghosts {
        draw_line(plot, context, scene, ghost, GHOST * strength(ghost), 1.0)?;
    }
    for series in scene.model.series.iter().filter(|series| !stands_out(series)) {
        draw_line(plot, context, scene, series, strength(series), 1.5)?;
    }
    for series in scene.model.series.iter().filter(|series| stands_out(series)) {
        draw_line(plot, context, scene, series, 1.0, 2.75)?;
    }
    dash(context, &[]);
    Ok(())
}

fn draw_line(
    plot: &mut Plot,
    context: &CanvasRenderingContext2d,
    scene: &Scene,
    series: &Series,
    alpha: f64,
    width: f64,
) -> Outcome {
    let look = Look::of(series.participant);
    let colour = scene.palette.series.get(usize::from(look.colour)).copied().unwrap_or(scene.palette.ink);
    let style = stroke(colour, alpha, width);
    let first = f64::from(scene.model.first_epoch.0);
    dash(context, look.pattern());
    for points in decimate::lines(&series.values, scene.layout.epochs.length() as usize) {
        let mut places: Vec<(f64, f64)> = points.into_iter().map(|(at, value)| (first + at as f64, value)).collect();
        if let [(epoch, value)] = *places.as_slice() {
            // A lone value is a short line, or it could not be seen.
            places = vec![(epoch - 0.25, value), (epoch + 0.25, value)];
        }
        plot.draw_series([PathElement::new(places, style)])?;
    }
    Ok(())
}
