//! The lines of a chart.

use std::ops::Range;

use plotters::element::PathElement;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, RGBColor, ShapeStyle};
use web_sys::CanvasRenderingContext2d;

use super::backend::{UNIT, units};
use super::heat::cut;
use super::scene::{Area, ChartScene, DrawResult, Plot};
use super::style::{dash, stroke, text_in};
use crate::chart::decimate;
use crate::chart::layout::NAME_GAP;
use crate::chart::{ChartModel, ChartSeries, LineName, Participant, SeriesStyle, is_crowded};

/// The opacity of lines that are not highlighted, and of those of a pinned run.
const FAINT: f64 = 0.25;
const GHOST: f64 = 0.45;
/// The opacity of the grey lines of a chart of many.
const GREY: f64 = 0.35;
/// The width of a line, that of a selected participant, and that of the highlighted one.
const LINE: f64 = 1.5;
const SELECTED_LINE: f64 = 2.25;
const HIGHLIGHTED_LINE: f64 = 2.75;
/// The distance of two names in a text, and the space for an ellipsis.
const COMMA_GAP: f64 = 3.0;
const ELLIPSIS: f64 = 10.0;

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
        let has_name = |name: &LineName| name.participants.contains(&series.participant);
        !is_crowded(scene.model) || scene.layout.names.iter().any(has_name)
    };
    // The highlighted participant may be missing in this chart.
    let has_one = scene.model.series.iter().any(|series| stands_out(&series));
    let strength = |series: &ChartSeries| if has_one && !stands_out(&series) { FAINT } else { 1.0 };
    let ghosts = scene.model.ghosts.iter().map(|ghost| (ghost, own_color(scene, ghost), GHOST * strength(ghost), 1.0));
    let others = || scene.model.series.iter().filter(|series| !stands_out(series));
    let grey = others().filter(|series| !is_colored(series)).map(|series| (series, scene.palette.soft, GREY, 1.0));
    let width = |series: &ChartSeries| if scene.selected.is(series.participant) { SELECTED_LINE } else { LINE };
    let colored =
        others().filter(is_colored).map(|series| (series, own_color(scene, series), strength(series), width(series)));
    let highlighted = scene.model.series.iter().filter(stands_out);
    let highlighted = highlighted.map(|series| (series, own_color(scene, series), 1.0, HIGHLIGHTED_LINE));
    let lines = ghosts.chain(grey).chain(colored).chain(highlighted);
    for (series, color, alpha, width) in lines.skip(positions.start).take(positions.len()) {
        draw_line(plot, context, scene, series, stroke(color, alpha, width))?;
    }
    dash(context, &[]);
    Ok(())
}

/// Writes the names at the ends of lines. A text of several names ends with an ellipsis where there is no space for all.
pub fn draw_names(area: &Area, scene: &ChartScene) -> DrawResult {
    let frame = scene.layout.frame;
    let series_of = |participant: &Participant| scene.model.series.iter().find(|it| it.participant == *participant);
    for name in &scene.layout.names {
        let (mut x, count) = (frame.right + NAME_GAP, name.participants.len());
        for (series, number) in name.participants.iter().filter_map(series_of).zip(1..) {
            let weight = if scene.selected.is(series.participant) { FontStyle::Bold } else { FontStyle::Normal };
            let style = text_in(scene.palette, own_color(scene, series), weight);
            let style = style.pos(Pos::new(HPos::Left, VPos::Center));
            let (comma, further) = if number < count { (",", ELLIPSIS) } else { ("", 0.0) };
            let text = cut(&series.name) + comma;
            let width = f64::from(area.estimate_text_size(&text, &style)?.0) / UNIT;
            let fits = number == 1 || x + width + further <= frame.width;
            area.draw_text(if fits { &text } else { "…" }, &style, (units(x), units(name.y)))?;
            if !fits {
                break;
            }
            x += width + COMMA_GAP;
        }
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
