//! A canvas as a plotters backend, in eighths of a CSS pixel on any screen.
//!
//! The backend of plotters-canvas has two limits. It counts in whole pixels of the canvas, so this one transforms eighths
//! of CSS pixels into the pixels of the screen. And plotters measures text with an inline style, which the page's policy
//! forbids, so this one measures it on the canvas.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The number of drawing units in a CSS pixel.
pub const UNIT: f64 = 8.0;

type BackendResult = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// A horizontal band of a canvas.
pub struct Surface {
    canvas: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    ratio: f64,
}

/// Converts CSS pixels to drawing units.
pub fn units(pixels: f64) -> i32 {
    (pixels * UNIT).round() as i32
}

/// Returns the drawing context of a canvas.
pub fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

impl Surface {
    /// Creates a surface of `width` by `height` CSS pixels below `top`, on a canvas with `ratio` pixels per CSS pixel.
    /// Returns `None` if the canvas cannot be drawn on.
    pub fn new(canvas: &HtmlCanvasElement, top: f64, (width, height): (f64, f64), ratio: f64) -> Option<Self> {
        let context = context_of(canvas)?;
        context.set_transform(ratio / UNIT, 0.0, 0.0, ratio / UNIT, 0.0, top * ratio).ok()?;
        let size = (units(width).unsigned_abs(), units(height).unsigned_abs());
        Some(Surface { canvas: CanvasBackend::with_canvas_object(canvas.clone())?, context, size, ratio })
    }

    /// Returns the nearest position at which a line of one pixel is sharp.
    fn crisp(&self, position: i32) -> i32 {
        let scale = self.ratio / UNIT;
        (((f64::from(position) * scale).floor() + 0.5) / scale).round() as i32
    }
}

impl DrawingBackend for Surface {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> BackendResult {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> BackendResult {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> BackendResult {
        self.canvas.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> BackendResult {
        // Axes and grid lines are horizontal or vertical.
        let path = if from.0 == to.0 {
            let x = self.crisp(from.0);
            [(x, from.1), (x, to.1)]
        } else if from.1 == to.1 {
            let y = self.crisp(from.1);
            [(from.0, y), (to.0, y)]
        } else {
            [from, to]
        };
        self.canvas.draw_path(path, style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> BackendResult {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        match *path.as_slice() {
            [from, to] => self.draw_line(from, to, style),
            _ => self.canvas.draw_path(path, style),
        }
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> BackendResult {
        self.canvas.draw_rect(from, to, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, position: BackendCoord) -> BackendResult {
        self.canvas.draw_text(text, style, position)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        self.context.set_font(&format!("{} {}px {}", style.style().as_str(), style.size(), style.family().as_str()));
        let width = self.context.measure_text(text).map_or(0.0, |measured| measured.width());
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}
