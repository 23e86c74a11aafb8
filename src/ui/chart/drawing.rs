//! Draws a chart in slices on a hidden canvas and shows it when it is complete.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ContextAttributes2d, HtmlCanvasElement};

use super::backend::context_of;
use super::draw::{Layer, draw_layer};
use super::lines;
use super::palette::Palette;
use super::scene::ChartScene;
use super::viewport::ChartViewport;
use crate::chart::{ChartKind, Layout, Participant, SelectedNeurons, SharedChart};
use crate::ui::messages::Messages;

/// The number of lines that are drawn in a step.
const LINES: usize = 4;

/// A chart and the canvas that shows it.
pub struct Drawing {
    /// The canvas on the page, which changes only when the drawing is complete.
    pub canvas: HtmlCanvasElement,
    /// The size in CSS pixels and the device's pixel ratio, which give the canvas its pixels.
    pub viewport: ChartViewport,
    /// The lines, cells and events that are drawn.
    pub model: SharedChart,
    /// The axes and the plot's frame in a viewport of this size.
    pub layout: Rc<Layout>,
    /// The participant whose line is drawn last and thick while the others fade; `None` draws all alike.
    pub highlight: Option<Participant>,
    /// The selected participants, whose lines are thicker.
    pub selected: SelectedNeurons,
    /// The language of the labels.
    pub messages: Messages,
}

impl Drawing {
    /// Returns the steps of the drawing. Each returns whether there is another one.
    pub fn steps(self) -> impl FnMut() -> bool {
        let palette = Palette::near(&self.canvas);
        let hidden = self.hidden_canvas();
        let count = if self.model.kind == ChartKind::Lines { lines::count(&self.model) } else { 0 };
        let mut next = None;
        move || {
            let (Some(palette), Some(hidden)) = (&palette, &hidden) else { return false };
            let layer = match next {
                None => Layer::Ground,
                Some(at) => Layer::Lines(at..at + LINES),
            };
            let drawn = next.map_or(0, |at| at + LINES);
            self.draw(hidden, palette, layer);
            paint(hidden);
            next = Some(drawn);
            if drawn >= count {
                self.show(hidden);
            }
            drawn < count
        }
    }

    fn draw(&self, hidden: &HtmlCanvasElement, palette: &Palette, layer: Layer) {
        let Drawing { model, layout, messages, .. } = self;
        let (highlight, selected) = (self.highlight, self.selected);
        let scene = ChartScene { model, layout, palette, highlight, selected, messages };
        draw_layer(hidden, 0.0, self.viewport.ratio, &scene, layer);
    }

    /// Creates a canvas of the same size that is not on the page.
    fn hidden_canvas(&self) -> Option<HtmlCanvasElement> {
        let canvas = self.canvas.owner_document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        self.fit(&canvas);
        let options = ContextAttributes2d::new();
        options.set_will_read_frequently(true);
        canvas.get_context_with_context_options("2d", &options).ok()?;
        Some(canvas)
    }

    fn show(&self, hidden: &HtmlCanvasElement) {
        self.fit(&self.canvas);
        if let Some(context) = context_of(&self.canvas) {
            // Fails only for a canvas without pixels, which shows nothing anyway.
            let _ = context.draw_image_with_html_canvas_element(hidden, 0.0, 0.0);
        }
    }

    /// Sets the size of a canvas to the pixels of the screen, which clears it.
    fn fit(&self, canvas: &HtmlCanvasElement) {
        let ChartViewport { width, height, ratio, .. } = self.viewport;
        canvas.set_width((width * ratio).round() as u32);
        canvas.set_height((height * ratio).round() as u32);
    }
}

/// Makes the browser rasterize the pending commands within the slice, by reading a pixel.
fn paint(canvas: &HtmlCanvasElement) {
    if let Some(context) = context_of(canvas) {
        // Fails only for a canvas without pixels.
        let _ = context.get_image_data(0.0, 0.0, 1.0, 1.0);
    }
}
