//! A chart as a picture file: title, plot and legend, at twice the pixels of CSS.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};
use yew::NodeRef;

use super::backend::{UNIT, context_of};
use super::draw::{Scene, dash, draw};
use super::palette::Palette;
use crate::store::chart::{ChartModel, Layout, Look, Participant, Picture, Series, SharedChart};
use crate::ui::download::{file_stem, save_blob};
use crate::ui::words::Words;

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

/// Saves a chart as it stands on the page, in its theme.
pub fn save_png(figure: &NodeRef, model: &SharedChart, title: &str, words: &Words) {
    let canvas = figure.cast::<Element>().and_then(|figure| picture(&figure, model, title, words));
    let name = format!("{}.png", file_stem(title));
    if let Some(canvas) = canvas {
        let save = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                save_blob(&name, &blob);
            }
        });
        // A browser that refuses shows it itself.
        let _ = canvas.to_blob(save.unchecked_ref());
    }
}

/// A legend entry and where it stands: from the left, and in which line.
type Placed<'a> = (&'a Series, f64, usize);

/// The picture.
fn picture(figure: &Element, model: &ChartModel, title: &str, words: &Words) -> Option<HtmlCanvasElement> {
    let palette = Palette::near(figure)?;
    let canvas: HtmlCanvasElement = figure.owner_document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context = context_of(&canvas)?;
    let label_font = format!("12px {}", palette.family);
    context.set_font(&label_font);
    let (entries, lines) = placed(&context, model);
    let rows = ROW * model.series.len() as f64;
    let plot = if model.picture == Picture::Lines { PLOT } else { rows.max(PLOT / 2.0) + 42.0 };
    let height = TITLE + plot + LINE * lines as f64 + EDGE;
    // A canvas that changes its size forgets its font.
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
    for (series, left, line) in entries {
        let middle = TITLE + plot + LINE * (line as f64 + 0.5);
        swatch(&context, &palette, series.participant, left, middle);
        context.fill_text(&series.name, left + SWATCH + GAP, middle).ok()?;
    }
    let layout = Layout::new(model, WIDTH - EDGE, plot);
    let epoch_word = words.text("chart.epoch");
    let scene = Scene { model, layout: &layout, palette: &palette, highlight: None, epoch_word: &epoch_word };
    draw(&canvas, TITLE, RATIO, &scene);
    Some(canvas)
}

/// Places the legend in lines; also how many there are.
fn placed<'a>(context: &CanvasRenderingContext2d, model: &'a ChartModel) -> (Vec<Placed<'a>>, usize) {
    let (mut left, mut line) = (EDGE, 0);
    let mut entries = Vec::new();
    // The rows of a heat map bear their names.
    for series in model.series.iter().filter(|_| model.picture == Picture::Lines) {
        let name = context.measure_text(&series.name).map_or(0.0, |measured| measured.width());
        let width = SWATCH + GAP + name + 3.0 * GAP;
        if left > EDGE && left + width > WIDTH {
            (left, line) = (EDGE, line + 1);
        }
        entries.push((series, left, line));
        left += width;
    }
    let lines = if entries.is_empty() { 0 } else { line + 1 };
    (entries, lines)
}

fn swatch(context: &CanvasRenderingContext2d, palette: &Palette, participant: Participant, left: f64, middle: f64) {
    let look = Look::of(participant);
    let colour = palette.series.get(usize::from(look.colour)).copied().unwrap_or(palette.ink);
    let pattern: Vec<f64> = look.pattern().iter().map(|length| length / UNIT).collect();
    context.set_stroke_style_str(&css(colour));
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
