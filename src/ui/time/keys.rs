//! The keys of the strip that work on the whole page.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::ui::page_keys::belongs_elsewhere;

/// A command of a key to the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Plays or pauses.
    Play,
    /// Moves to the previous epoch.
    Back,
    /// Moves to the next epoch.
    Forward,
}

/// Returns the command of a key. Comma and full stop move the playhead everywhere outside of text; in the grid, where
/// letters are typed, with Alt. The space bar plays if nothing has the focus, and on the strip outside of buttons.
pub fn command_for(event: &KeyboardEvent) -> Option<Command> {
    if event.ctrl_key() || event.meta_key() {
        return None;
    }
    // With Alt some keyboards produce another letter, so the position of the key counts.
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

/// Returns whether the space bar has no other function at its target.
fn is_free(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return true };
    let is_on = |selector: &str| element.closest(selector).ok().flatten().is_some();
    element.tag_name() == "BODY" || is_on(".time-track")
}
