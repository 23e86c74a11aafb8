//! Makes a panic visible: the page is dead after it, so what stands outside the app has to say so. In the release page a
//! panic is a trap, which boot.js sees by itself.

use std::fmt::Display;
use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

/// The events that boot.js waits for; their detail is the message.
const STOPPED: &str = "yuma-panic";
const NO_START: &str = "yuma-no-start";

/// From now on a panic goes to the console and to the page. Yew would put a hook of its own in the place of any other.
pub fn report_panics() {
    yew::set_custom_panic_hook(Box::new(report));
}

fn report(panic: &PanicHookInfo<'_>) {
    let message = JsValue::from(panic.to_string());
    web_sys::console::error_1(&message);
    dispatch(STOPPED, &message);
}

/// Reports that the page cannot start.
pub fn report_no_start(reason: &impl Display) {
    dispatch(NO_START, &JsValue::from(reason.to_string()));
}

fn dispatch(event: &str, message: &JsValue) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(message);
    let event = web_sys::CustomEvent::new_with_event_init_dict(event, &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Nothing is left to do if even this fails.
        let _ = window.dispatch_event(&event);
    }
}
