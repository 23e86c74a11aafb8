//! The shades of a heat map, the names of its rows, and the scale of its shades.

use plotters::element::Rectangle;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBColor};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::backend::{UNIT, context_of, units};
use super::label::ValueFormat;
use super::palette::Palette;
use super::scene::{Area, ChartScene, DrawResult};
use super::style::text;
use crate::chart::heat::{STEPS, deepest, shades};
use crate::chart::{ChartKind, ChartMeasure, ChartModel};

/// The maximum width of a row's name, in Latin letters.
const NAME: usize = 10;
/// The width of the scale, and its distance from the plot.
const SCALE: f64 = 10.0;

fn colors<'a>(model: &ChartModel, palette: &'a Palette) -> &'a [RGBColor] {
    if model.kind == ChartKind::Difference { &palette.differences } else { &palette.shades }
}

/// Draws the cells: one pixel each on a canvas of their own, stretched over the plot.
pub fn draw_shades(context: &CanvasRenderingContext2d, scene: &ChartScene) {
    let frame = scene.layout.frame;
    let (left, top) = (frame.left * UNIT, frame.top * UNIT);
    let (width, height) = ((frame.right - frame.left) * UNIT, (frame.bottom - frame.top) * UNIT);
    if let Some(cells) = cells(scene) {
        context.set_image_smoothing_enabled(false);
        // The table shows everything that is missing on the canvas.
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(&cells, left, top, width, height);
    }
}

fn cells(scene: &ChartScene) -> Option<HtmlCanvasElement> {
    let shades = shades(scene.model, scene.layout.epochs.length() as usize);
    let colors = colors(scene.model, scene.palette);
    let pixels: Vec<u8> = shades
        .cells
        .iter()
        .flat_map(|shade| match shade.and_then(|shade| colors.get(usize::from(shade))) {
            Some(&RGBColor(red, green, blue)) => [red, green, blue, u8::MAX],
            None => [0; 4],
        })
        .collect();
    let width = u32::try_from(shades.columns).ok()?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(&pixels), width).ok()?;
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(image.height());
    context_of(&canvas)?.put_image_data(&image, 0.0, 0.0).ok()?;
    Some(canvas)
}

/// Draws the scale beside the plot, with the values of the lightest, the middle and the deepest shade.
pub fn draw_scale(area: &Area, scene: &ChartScene) -> DrawResult {
    let ChartScene { model, layout, palette, .. } = scene;
    let frame = layout.frame;
    let (left, right) = (frame.right + SCALE, frame.right + 2.0 * SCALE);
    let down = |part: f64| frame.bottom - part * (frame.bottom - frame.top);
    let steps = f64::from(STEPS) + 1.0;
    for (step, color) in (0..).map(f64::from).zip(colors(model, palette)) {
        let corners = [(units(left), units(down((step + 1.0) / steps))), (units(right), units(down(step / steps)))];
        area.draw(&Rectangle::new(corners, color.filled()))?;
    }
    let deepest = deepest(model);
    // Shades are proportional to the square root of values.
    let (low, middle) = if model.kind == ChartKind::Difference { (-deepest, 0.0) } else { (0.0, deepest / 4.0) };
    let format = ValueFormat::of_values(scene.messages.numbers(), model);
    let style = text(palette, palette.soft);
    for (part, value, side) in [(0.0, low, VPos::Bottom), (0.5, middle, VPos::Center), (1.0, deepest, VPos::Top)] {
        let style = style.pos(Pos::new(HPos::Left, side));
        area.draw_text(
            &if model.measure == ChartMeasure::Proportion && model.kind == ChartKind::Difference {
                format.digits(value)
            } else {
                format.text(value)
            },
            &style,
            (units(right + 4.0), units(down(part))),
        )?;
    }
    Ok(())
}

/// Returns the name of the row around a value, cut to the available space.
pub fn row_name(model: &ChartModel, value: f64) -> String {
    model.series.get(value.max(0.0) as usize).map(|series| cut(&series.name)).unwrap_or_default()
}

/// Cuts a name to the space beside the plot.
pub fn cut(name: &str) -> String {
    let wide = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    let mut space = NAME;
    let fitting = name.chars().take_while(|&letter| {
        let fits = space >= wide(letter);
        space = space.saturating_sub(wide(letter));
        fits
    });
    let cut: String = fitting.collect();
    if cut.len() < name.len() { format!("{}…", cut.trim_end()) } else { cut }
}
