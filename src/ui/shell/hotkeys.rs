//! The keys of the page itself.

use web_sys::KeyboardEvent;

use crate::platform::presentation::is_presenting;
use crate::ui::page_keys::belongs_elsewhere;

/// A command of a key to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Undoes the last step.
    Undo,
    /// Redoes the last undone step.
    Redo,
    /// Shows the keys.
    Help,
    /// In a presentation: shows a later or earlier step.
    Step(i16),
    /// Ends the presentation.
    EndPresentation,
}

/// A key with its modifiers. Control stands for Command on a Mac too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord<'a> {
    /// The key's name as the browser gives it.
    pub key: &'a str,
    /// Control or Command.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
}

/// Returns the command of a key outside of text fields and modal dialogs.
pub fn command_for(event: &KeyboardEvent) -> Option<Command> {
    let key = event.key();
    let control = event.ctrl_key() || event.meta_key();
    let command = command(Chord { key: &key, control, shift: event.shift_key(), alt: event.alt_key() });
    let command = command.or_else(|| if is_presenting() { presentation_command(&key) } else { None });
    command.filter(|_| !belongs_elsewhere(event))
}

/// Returns the command of a key in a presentation. Remote controls send the page keys.
fn presentation_command(key: &str) -> Option<Command> {
    match key {
        "ArrowRight" | "PageDown" => Some(Command::Step(1)),
        "ArrowLeft" | "PageUp" => Some(Command::Step(-1)),
        "Escape" => Some(Command::EndPresentation),
        _ => None,
    }
}

/// Returns the command of a chord, or `None` for other keys.
pub fn command(chord: Chord<'_>) -> Option<Command> {
    // Shift and Caps Lock produce the capital letter.
    let letter = chord.key.to_ascii_lowercase();
    match (letter.as_str(), chord.control, chord.shift, chord.alt) {
        ("z", true, false, false) => Some(Command::Undo),
        ("z", true, true, false) | ("y", true, false, false) => Some(Command::Redo),
        // The keys of the question mark depend on the keyboard.
        ("?", false, _, _) => Some(Command::Help),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, [control, shift, alt]: [bool; 3], expected: Option<Command>) {
        assert_eq!(command(Chord { key, control, shift, alt }), expected, "{key}");
    }

    #[test]
    fn chords_have_their_commands() {
        check("z", [true, false, false], Some(Command::Undo));
        check("Z", [true, false, false], Some(Command::Undo));
        check("Z", [true, true, false], Some(Command::Redo));
        check("z", [true, true, false], Some(Command::Redo));
        check("y", [true, false, false], Some(Command::Redo));
        check("?", [false, true, false], Some(Command::Help));
        check("?", [false, false, false], Some(Command::Help));
    }

    #[test]
    fn a_presentation_is_led_by_arrows_and_by_a_remote_control() {
        for (key, expected) in [
            ("ArrowRight", Some(Command::Step(1))),
            ("PageDown", Some(Command::Step(1))),
            ("ArrowLeft", Some(Command::Step(-1))),
            ("PageUp", Some(Command::Step(-1))),
            ("Escape", Some(Command::EndPresentation)),
            ("a", None),
        ] {
            assert_eq!(presentation_command(key), expected, "{key}");
        }
    }

    #[test]
    fn other_chords_are_left_alone() {
        check("z", [false, false, false], None);
        check("z", [true, false, true], None);
        check("Y", [true, true, false], None);
        check("?", [true, true, false], None);
        check("Enter", [false, false, false], None);
    }
}
