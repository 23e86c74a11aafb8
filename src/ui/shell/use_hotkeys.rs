//! Listens for the keys that work everywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::hotkeys::{Chord, Command, command, takes_text};

/// Sends the command of each chord that is pressed outside text fields and outside modal dialogs.
#[hook]
pub fn use_hotkeys(on_command: Callback<Command>) {
    use_effect_with(on_command, |on_command| {
        let on_command = on_command.clone();
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                if let Some(command) = event.dyn_ref().and_then(asked) {
                    event.prevent_default();
                    on_command.emit(command);
                }
            })
        });
        move || drop(listener)
    });
}

fn asked(event: &KeyboardEvent) -> Option<Command> {
    if event.default_prevented() || event.is_composing() || belongs_elsewhere(event) {
        return None;
    }
    let key = event.key();
    let control = event.ctrl_key() || event.meta_key();
    command(Chord { key: &key, control, shift: event.shift_key(), alt: event.alt_key() })
}

/// Whether keys are not the page's where they are pressed: in text fields and modal dialogs.
pub fn belongs_elsewhere(event: &Event) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let input_type = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).unwrap_or_default();
    takes_text(&element.tag_name(), &input_type, element.is_content_editable())
        || element.closest("dialog:modal").ok().flatten().is_some()
}
