//! The page's colors for the canvas, which inherits none.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::style::RGBColor;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Document, Element, HtmlCanvasElement};

use super::backend::context_of;
use crate::chart::heat::STEPS;
use crate::chart::series_style::COLORS;

/// The strength of the colors at both ends of differences.
const FULLEST: f64 = 0.9;

/// The colors of a theme, and the page's font.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: RGBColor,
    /// Labels.
    pub soft: RGBColor,
    /// The lines of the grid.
    pub line: RGBColor,
    /// Axes and marks.
    pub edge: RGBColor,
    /// The background.
    pub panel: RGBColor,
    /// The colors of participants.
    pub series: Vec<RGBColor>,
    /// The shades of heat maps, from none to the deepest.
    pub shades: Vec<RGBColor>,
    /// The shades of differences, from the most negative to the most positive.
    pub differences: Vec<RGBColor>,
    /// The font family.
    pub family: String,
}

thread_local! {
    /// The last palette with its theme. Ink and font identify a theme.
    static LAST: RefCell<Option<(String, Rc<Palette>)>> = const { RefCell::new(None) };
}

impl Palette {
    /// Returns the palette of the theme around an element.
    pub fn near(element: &Element) -> Option<Rc<Palette>> {
        let style = computed(element)?;
        let theme = ["color", "background-color", "font-family"].map(|name| value(&style, name)).join("|");
        let known = LAST.with_borrow(|last| last.as_ref().filter(|(key, _)| *key == theme).map(|(_, it)| it.clone()));
        if known.is_some() {
            return known;
        }
        let palette = Rc::new(read(element, value(&style, "font-family"))?);
        LAST.with_borrow_mut(|last| *last = Some((theme, Rc::clone(&palette))));
        Some(palette)
    }
}

/// Reads all colors from an element that takes on one class after another.
fn read(near: &Element, family: String) -> Option<Palette> {
    let document = near.owner_document()?;
    let probe = document.create_element("i").ok()?;
    near.append_child(&probe).ok()?;
    let inks = ["ink", "soft", "line", "edge", "panel", "less", "more"].map(|name| format!("chart-ink {name}"));
    let series = (0..COLORS).map(|color| format!("series-{color}"));
    let shades = (0..=STEPS).map(|step| format!("chart-shade w h{step}"));
    let classes: Vec<String> = inks.into_iter().chain(series).chain(shades).collect();
    let colors = paint(&document, &probe, &classes);
    probe.remove();
    let colors = colors?;
    let (series_at, shades_at) = (7, 7 + usize::from(COLORS));
    let [ink, soft, line, edge, panel, less, more] = *colors.first_chunk::<7>()?;
    Some(Palette {
        ink,
        soft,
        line,
        edge,
        panel,
        series: colors.get(series_at..shades_at)?.to_vec(),
        shades: colors.get(shades_at..)?.to_vec(),
        differences: differences(less, panel, more),
        family,
    })
}

/// Returns the colors of an element under each class. A canvas converts any notation of the browser to red, green and blue.
fn paint(document: &Document, probe: &Element, classes: &[String]) -> Option<Vec<RGBColor>> {
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let width = u32::try_from(classes.len()).ok()?;
    canvas.set_width(width);
    canvas.set_height(1);
    let context: CanvasRenderingContext2d = context_of(&canvas)?;
    let style = computed(probe)?;
    for (at, class) in (0..width).zip(classes) {
        probe.set_class_name(class);
        context.set_fill_style_str(&value(&style, "color"));
        context.fill_rect(f64::from(at), 0.0, 1.0, 1.0);
    }
    let pixels = context.get_image_data(0.0, 0.0, f64::from(width), 1.0).ok()?.data();
    let (colors, _) = pixels.as_chunks::<4>();
    Some(colors.iter().map(|&[red, green, blue, _]| RGBColor(red, green, blue)).collect())
}

/// Returns the shades from one color over the background to another.
fn differences(less: RGBColor, ground: RGBColor, more: RGBColor) -> Vec<RGBColor> {
    let middle = f64::from(STEPS) / 2.0;
    let shade = |step: u8| {
        let depth = (f64::from(step) - middle) / middle;
        mixed(ground, if depth < 0.0 { less } else { more }, depth.abs() * FULLEST)
    };
    (0..=STEPS).map(shade).collect()
}

fn mixed(ground: RGBColor, ink: RGBColor, part: f64) -> RGBColor {
    let mix = |ground: u8, ink: u8| (f64::from(ground) * (1.0 - part) + f64::from(ink) * part).round() as u8;
    RGBColor(mix(ground.0, ink.0), mix(ground.1, ink.1), mix(ground.2, ink.2))
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    web_sys::window()?.get_computed_style(element).ok().flatten()
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}
