//! The surroundings of a canvas: its size, the density of the screen, the theme.

use gloo_events::EventListener;
use web_sys::{MutationObserverInit, Window};
use yew::prelude::*;

use crate::ui::widgets::mutations::Mutations;
use crate::ui::widgets::size::use_size;

/// The size of a canvas, the density of the screen and the theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartViewport {
    /// Its width in CSS pixels; 0 before it is laid out.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The number of screen pixels per CSS pixel.
    pub ratio: f64,
    /// Changes with the theme.
    pub theme: u32,
}

/// Tracks size, density and theme.
#[hook]
pub fn use_chart_viewport(node: &NodeRef) -> ChartViewport {
    let (width, height) = use_size(node);
    ChartViewport { width, height, ratio: use_ratio(), theme: use_theme() }
}

#[hook]
fn use_ratio() -> f64 {
    let ratio = use_state_eq(|| web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()));
    let setter = ratio.setter();
    // The query matches the present density, so that each change needs a new query.
    use_effect_with(*ratio, move |ratio| {
        let listener = web_sys::window().and_then(|window| {
            let query = window.match_media(&format!("(resolution: {ratio}dppx)")).ok().flatten()?;
            Some(EventListener::new(&query, "change", move |_| setter.set(window.device_pixel_ratio())))
        });
        move || drop(listener)
    });
    *ratio
}

#[hook]
fn use_theme() -> u32 {
    let theme = use_state(|| 0);
    let dispatch = theme.setter();
    let count = use_mut_ref(|| 0);
    use_effect_with((), move |()| {
        let changed = move || {
            *count.borrow_mut() += 1;
            dispatch.set(*count.borrow());
        };
        let system = {
            let changed = changed.clone();
            let query = |window: Window| window.match_media("(prefers-color-scheme: dark)").ok().flatten();
            let query = web_sys::window().and_then(query);
            query.map(|query| EventListener::new(&query, "change", move |_| changed()))
        };
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        let chosen = MutationObserverInit::new();
        chosen.set_attributes(true);
        chosen.set_attribute_filter(&js_sys::Array::of1(&"data-theme".into()));
        // Unobserved, the theme would change with the next drawing.
        let observer = Mutations::new(root.as_ref(), &chosen, changed);
        move || drop((system, observer))
    });
    *theme
}
