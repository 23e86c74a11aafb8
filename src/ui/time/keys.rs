//! The keys of the strip that work beyond it.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::ui::shell::use_hotkeys::belongs_elsewhere;

/// What a key asks of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Plays or pauses.
    Play,
    /// The epoch before.
    Back,
    /// The epoch after.
    Forward,
}

/// Comma and full stop step everywhere outside text; in the grid, where every letter is typed, with Alt. The space bar
/// plays where nothing else has the focus, and on the strip where it presses no button.
#[hook]
pub fn use_keys(on_command: Callback<Command>) {
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
    if event.default_prevented() || event.is_composing() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    // With Alt some keyboards give another letter: the key's place counts.
    let command = match (event.code().as_str(), event.key().as_str()) {
        ("Comma", _) if event.alt_key() => Command::Back,
        ("Period", _) if event.alt_key() => Command::Forward,
        (_, ",") => Command::Back,
        (_, ".") => Command::Forward,
        (_, " ") if !event.alt_key() && !event.shift_key() && is_free(event) => Command::Play,
        _ => return None,
    };
    (!belongs_elsewhere(event)).then_some(command)
}

/// Whether the space bar has no other work where it is pressed.
fn is_free(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return true };
    let is_on = |selector: &str| element.closest(selector).ok().flatten().is_some();
    element.tag_name() == "BODY" || is_on(".time-track")
}
