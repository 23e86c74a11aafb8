//! Makes a panic visible: the page is dead after it, so what stands outside the app has to say so.

use std::panic::{PanicHookInfo, set_hook};

use wasm_bindgen::JsValue;

/// The event that index.html waits for; its detail is the message.
const EVENT: &str = "yuma-panic";

/// From now on a panic goes to the console and to the page.
pub fn report_panics() {
    set_hook(Box::new(report));
}

fn report(panic: &PanicHookInfo<'_>) {
    let message = JsValue::from(panic.to_string());
    web_sys::console::error_1(&message);
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&message);
    let event = web_sys::CustomEvent::new_with_event_init_dict(EVENT, &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Nothing is left to do if even this fails.
        let _ = window.dispatch_event(&event);
    }
}
