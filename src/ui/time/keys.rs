//! The keys of the strip that work beyond it.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::ui::page_keys::belongs_elsewhere;

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

/// What a key asks for. Comma and full stop step everywhere outside text; in the grid, where every letter is typed, with
/// Alt. The space bar plays where nothing else has the focus, and on the strip where it presses no button.
pub fn command_for(event: &KeyboardEvent) -> Option<Command> {
    if event.ctrl_key() || event.meta_key() {
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
