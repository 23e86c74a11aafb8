//! The visible part of a scrolled frame.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::focus::find;
use super::size::SizeObserver;

/// The line above a frame, which is as wide as the frame and is rendered before it: with its width, the first layout of a table
/// remains.
const LINE: &str = ".sheet-head";
/// The size of a frame until it is measured: that of the grid on a common screen. A larger one would make large tables draw
/// rows and columns that are not visible.
const FIRST_WIDTH: f64 = 800.0;
const FIRST_HEIGHT: f64 = 480.0;

/// The visible part of a frame, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScrollView {
    /// The horizontal scroll offset.
    pub left: f64,
    /// The vertical scroll offset.
    pub top: f64,
    /// The width of the frame.
    pub width: f64,
    /// The height of the frame.
    pub height: f64,
}

impl ScrollView {
    /// Measures a frame, which makes the browser lay out the page.
    pub fn of(frame: &HtmlElement) -> Self {
        ScrollView {
            left: f64::from(frame.scroll_left()),
            top: f64::from(frame.scroll_top()),
            width: f64::from(frame.client_width()),
            height: f64::from(frame.client_height()),
        }
    }
}

/// Tracks the scroll offset and the size of the frame.
#[hook]
pub fn use_scroll_view(frame: &NodeRef) -> (ScrollView, Callback<Event>) {
    let viewport = use_state_eq(|| {
        let width = find(LINE).map_or(0, |line| line.client_width());
        let width = if width > 0 { f64::from(width) } else { FIRST_WIDTH };
        ScrollView { width, height: FIRST_HEIGHT, ..ScrollView::default() }
    });
    let measure = {
        let (frame, setter) = (frame.clone(), viewport.setter());
        use_callback((), move |_: (), ()| {
            if let Some(frame) = frame.cast::<HtmlElement>() {
                setter.set(ScrollView::of(&frame));
            }
        })
    };
    {
        let (frame, measure) = (frame.clone(), measure.clone());
        // The observer measures the frame after its first layout. To measure it here would make the browser lay out the page
        // twice.
        use_effect_with((), move |()| {
            let observer = SizeObserver::new(frame.cast::<HtmlElement>().as_ref(), move || measure.emit(()));
            move || drop(observer)
        });
    }
    let onscroll = use_callback(measure, |_: Event, measure| measure.emit(()));
    (*viewport, onscroll)
}
