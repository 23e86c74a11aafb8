//! Changes of the document that no component renders.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// Observes an element until it is dropped.
pub struct Mutations {
    observer: Option<MutationObserver>,
    _observed: Closure<dyn Fn()>,
}

impl Mutations {
    /// Calls back after every change of the wanted kinds. Does nothing if the browser cannot observe.
    pub fn new(element: Option<&Element>, wanted: &MutationObserverInit, on_change: impl Fn() + 'static) -> Self {
        let observed = Closure::<dyn Fn()>::new(on_change);
        let observer = MutationObserver::new(observed.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, element) {
            // Fails only for options without a kind of change.
            let _ = observer.observe_with_options(element, wanted);
        }
        Mutations { observer, _observed: observed }
    }
}

impl Drop for Mutations {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
