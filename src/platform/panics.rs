//! Reports panics: the app is dead after one, so the code outside of it has to display the message. In the release page a
//! panic is a trap, which boot.js detects itself.

use std::fmt::Display;
use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

/// The events that boot.js listens for; their detail is the message.
const STOPPED: &str = "yuma-panic";
const NO_START: &str = "yuma-no-start";

/// Sends panics to the console and to boot.js from now on. The hook goes through Yew, which would replace any other.
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
        // Nothing can be done if even this fails.
        let _ = window.dispatch_event(&event);
    }
}
