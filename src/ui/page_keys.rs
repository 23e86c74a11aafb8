//! Keys that work everywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// Calls `on_command` with the command of a key anywhere on the page. Ignores keys that are handled already or part of a
/// composition. `command_for` decides about the others.
#[hook]
pub fn use_page_keys<Command: 'static>(
    command_for: fn(&KeyboardEvent) -> Option<Command>,
    on_command: Callback<Command>,
) {
    use_effect_with(on_command, move |on_command| {
        let on_command = on_command.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let event = event.dyn_ref::<KeyboardEvent>();
                let event = event.filter(|event| !event.default_prevented() && !event.is_composing());
                if let Some((event, command)) = event.and_then(|event| Some((event, command_for(event)?))) {
                    event.prevent_default();
                    on_command.emit(command);
                }
            })
        });
        move || drop(listener)
    });
}

/// Returns whether a key belongs to its target: to a text field or a modal dialog.
pub fn belongs_elsewhere(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let input_type = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).unwrap_or_default();
    takes_text(&element.tag_name(), &input_type, element.is_content_editable())
        || element.closest("dialog:modal").ok().flatten().is_some()
}

/// Returns whether an element takes text.
fn takes_text(tag: &str, input_type: &str, is_editable: bool) -> bool {
    let is_field = match tag {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(input_type, "range" | "radio" | "checkbox" | "button" | "submit" | "file" | "color"),
        _ => false,
    };
    is_field || is_editable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fields_keep_their_keys() {
        for (tag, input_type, is_editable, expected) in [
            ("INPUT", "text", false, true),
            ("INPUT", "search", false, true),
            ("INPUT", "range", false, false),
            ("INPUT", "checkbox", false, false),
            ("TEXTAREA", "", false, true),
            ("DIV", "", true, true),
            ("DIV", "", false, false),
            ("BUTTON", "", false, false),
        ] {
            assert_eq!(takes_text(tag, input_type, is_editable), expected, "{tag} {input_type}");
        }
    }
}
