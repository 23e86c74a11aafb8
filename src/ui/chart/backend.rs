//! A canvas as plotters sees it: in eighths of a CSS pixel, whatever the screen's own pixels are.
//!
//! Two things the backend of plotters-canvas leaves to others. It counts in whole pixels of the canvas and knows no
//! dense screen; here the context's transformation turns eighths of CSS pixels into the pixels of the screen. And
//! plotters measures text by an element with an inline style, which the page's policy forbids; here the canvas measures.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units of drawing in a CSS pixel.
pub const UNIT: f64 = 8.0;

type BackendResult = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// A part of a canvas.
pub struct Surface {
    canvas: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    ratio: f64,
}

/// A length in units of drawing.
pub fn units(pixels: f64) -> i32 {
    (pixels * UNIT).round() as i32
}

/// What a canvas is drawn with.
pub fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

impl Surface {
    /// The part of a canvas that begins at `top` and is `width` by `height` CSS pixels large, where the canvas has
    /// `ratio` pixels for one of these. None if the canvas cannot be drawn on.
    pub fn new(canvas: &HtmlCanvasElement, top: f64, (width, height): (f64, f64), ratio: f64) -> Option<Self> {
        let context = context_of(canvas)?;
        context.set_transform(ratio / UNIT, 0.0, 0.0, ratio / UNIT, 0.0, top * ratio).ok()?;
        let size = (units(width).unsigned_abs(), units(height).unsigned_abs());
        Some(Surface { canvas: CanvasBackend::with_canvas_object(canvas.clone())?, context, size, ratio })
    }

    /// The nearest place at which a line of a pixel is sharp.
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
        // The lines of axes and grids; those of data lean, or have more points.
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
