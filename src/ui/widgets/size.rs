//! The size of an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Observes the size of an element until it is dropped.
pub struct SizeObserver {
    observer: Option<ResizeObserver>,
    _observed: Closure<dyn Fn()>,
}

impl SizeObserver {
    /// Calls back with every size. The first call comes with the first layout.
    pub fn new(element: Option<&HtmlElement>, on_size: impl Fn() + 'static) -> Self {
        let observed = Closure::<dyn Fn()>::new(on_size);
        let observer = ResizeObserver::new(observed.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, element) {
            observer.observe(element);
        }
        SizeObserver { observer, _observed: observed }
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Returns the width and the height of an element in CSS pixels; zero before it is laid out.
#[hook]
pub fn use_size(node: &NodeRef) -> (f64, f64) {
    let size = use_state_eq(|| (0.0, 0.0));
    let (node, setter) = (node.clone(), size.setter());
    use_effect_with((), move |()| {
        let element = node.cast::<HtmlElement>();
        let measured = element.clone();
        // To measure here would make the browser lay out the page twice.
        let observer = SizeObserver::new(element.as_ref(), move || {
            if let Some(element) = &measured {
                setter.set((f64::from(element.client_width()), f64::from(element.client_height())));
            }
        });
        move || drop(observer)
    });
    *size
}
