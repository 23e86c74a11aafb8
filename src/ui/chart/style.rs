//! The styles of lines and labels.

use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use web_sys::CanvasRenderingContext2d;

use super::backend::{UNIT, units};
use super::palette::Palette;

/// The size of labels in CSS pixels.
const LABEL: f64 = 11.0;

/// Sets the dash pattern; an empty one draws solid lines.
pub fn dash(context: &CanvasRenderingContext2d, pattern: &[f64]) {
    let pattern: js_sys::Array = pattern.iter().map(|length| wasm_bindgen::JsValue::from_f64(length * UNIT)).collect();
    // A line without dashes is still visible.
    let _ = context.set_line_dash(&pattern);
}

/// Returns the style of a line `width` CSS pixels wide.
pub fn stroke(color: RGBColor, alpha: f64, width: f64) -> ShapeStyle {
    ShapeStyle { color: color.mix(alpha), filled: false, stroke_width: units(width).unsigned_abs() }
}

/// Returns the style of labels.
pub fn text<'a>(palette: &'a Palette, color: RGBColor) -> TextStyle<'a> {
    text_in(palette, color, FontStyle::Normal)
}

/// Returns the style of labels in a style of their font.
pub fn text_in<'a>(palette: &'a Palette, color: RGBColor, style: FontStyle) -> TextStyle<'a> {
    let font = FontDesc::new(FontFamily::Name(&palette.family), LABEL * UNIT, style);
    TextStyle { color: color.to_backend_color(), ..font.into() }
}
