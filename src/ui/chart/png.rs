//! A chart as an image file: title, plot and legend, at two pixels per CSS pixel.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};
use yew::NodeRef;

use super::backend::{UNIT, context_of};
use super::draw::draw;
use super::palette::Palette;
use super::scene::ChartScene;
use super::style::dash;
use crate::chart::{ChartKind, ChartModel, Layout, Participant, SelectedNeurons, SeriesStyle, SharedChart};
use crate::platform::download::{file_stem, save_blob};
use crate::ui::messages::Messages;

const RATIO: f64 = 2.0;
const WIDTH: f64 = 900.0;
const TITLE: f64 = 40.0;
const LINE: f64 = 20.0;
const EDGE: f64 = 16.0;
/// The length of a swatch, and of the gaps after it and after the name.
const SWATCH: f64 = 26.0;
const GAP: f64 = 6.0;
/// The height of a plot of lines, and that of a row.
const PLOT: f64 = 320.0;
const ROW: f64 = 14.0;

/// Saves a chart in the theme of the page.
pub fn save_png(figure: &NodeRef, model: &SharedChart, selected: SelectedNeurons, title: &str, messages: &Messages) {
    let canvas = figure.cast::<Element>().and_then(|figure| image(&figure, model, selected, title, messages));
    let name = format!("{}.png", file_stem(title));
    if let Some(canvas) = canvas {
        let save = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                save_blob(&name, &blob);
            }
        });
        // The browser itself reports a refusal.
        let _ = canvas.to_blob(save.unchecked_ref());
    }
}

/// An entry of the legend, or an event with its number.
struct Entry {
    participant: Option<Participant>,
    text: String,
    /// The left edge.
    left: f64,
    /// The index of its line.
    line: usize,
}

/// Draws the image.
fn image(
    figure: &Element,
    model: &ChartModel,
    selected: SelectedNeurons,
    title: &str,
    messages: &Messages,
) -> Option<HtmlCanvasElement> {
    let palette = Palette::near(figure)?;
    let canvas: HtmlCanvasElement = figure.owner_document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context = context_of(&canvas)?;
    let label_font = format!("12px {}", palette.family);
    context.set_font(&label_font);
    let entries = placed(&context, model, messages);
    let lines = entries.last().map_or(0, |entry| entry.line + 1);
    let rows = ROW * model.series.len() as f64;
    let plot = if model.kind == ChartKind::Lines { PLOT } else { rows.max(PLOT / 2.0) + 42.0 };
    let height = TITLE + plot + LINE * lines as f64 + EDGE;
    // Resizing a canvas resets its font.
    canvas.set_width((WIDTH * RATIO) as u32);
    canvas.set_height((height * RATIO) as u32);
    context.scale(RATIO, RATIO).ok()?;
    context.set_fill_style_str(&css(palette.panel));
    context.fill_rect(0.0, 0.0, WIDTH, height);
    context.set_fill_style_str(&css(palette.ink));
    context.set_text_baseline("middle");
    context.set_font(&format!("600 16px {}", palette.family));
    context.fill_text(title, EDGE, TITLE / 2.0 + 2.0).ok()?;
    context.set_font(&label_font);
    for Entry { participant, text, left, line } in entries {
        let middle = TITLE + plot + LINE * (line as f64 + 0.5);
        if let Some(participant) = participant {
            swatch(&context, &palette, participant, left, middle);
        }
        let gap = if participant.is_some() { SWATCH + GAP } else { 0.0 };
        context.fill_text(&text, left + gap, middle).ok()?;
    }
    let layout = Layout::new(model, WIDTH - EDGE, plot, selected);
    let scene = ChartScene { model, layout: &layout, palette: &palette, highlight: None, selected, messages };
    draw(&canvas, TITLE, RATIO, &scene);
    Some(canvas)
}

/// Places the legend in lines, and the events below it, one per line. The rows of a heat map have their names already.
fn placed(context: &CanvasRenderingContext2d, model: &ChartModel, messages: &Messages) -> Vec<Entry> {
    let (mut left, mut line) = (EDGE, 0);
    let mut entries = Vec::new();
    for series in model.series.iter().filter(|_| model.kind == ChartKind::Lines) {
        let name = context.measure_text(&series.name).map_or(0.0, |measured| measured.width());
        let width = SWATCH + GAP + name + 3.0 * GAP;
        if left > EDGE && left + width > WIDTH {
            (left, line) = (EDGE, line + 1);
        }
        entries.push(Entry { participant: Some(series.participant), text: series.name.clone(), left, line });
        left += width;
    }
    let next = if entries.is_empty() { 0 } else { line + 1 };
    entries.extend(model.events.iter().zip(1..).zip(next..).map(|((event, number), line)| {
        let epoch = event.epoch.0.to_string();
        let text = messages.fill("chart.event", &[("epoch", &epoch), ("label", &event.label)]);
        Entry { participant: None, text: format!("{number}. {text}"), left: EDGE, line }
    }));
    entries
}

fn swatch(context: &CanvasRenderingContext2d, palette: &Palette, participant: Participant, left: f64, middle: f64) {
    let series_style = SeriesStyle::of(participant);
    let color = palette.series.get(usize::from(series_style.color)).copied().unwrap_or(palette.ink);
    let pattern: Vec<f64> = series_style.pattern().iter().map(|length| length / UNIT).collect();
    context.set_stroke_style_str(&css(color));
    context.set_line_width(2.5);
    dash(context, &pattern);
    context.begin_path();
    context.move_to(left, middle);
    context.line_to(left + SWATCH, middle);
    context.stroke();
    dash(context, &[]);
}

fn css(plotters::style::RGBColor(red, green, blue): plotters::style::RGBColor) -> String {
    format!("rgb({red} {green} {blue})")
}
