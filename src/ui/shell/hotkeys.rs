//! The keys that work everywhere on the page.

/// What a key asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Takes back the last step.
    Undo,
    /// Carries out again what was taken back.
    Redo,
    /// Shows the keys.
    Help,
}

/// A key with what is held down beside it. Control stands for Command on a Mac too.
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

/// The command of a chord; none for keys that are not the page's.
pub fn command(chord: Chord<'_>) -> Option<Command> {
    // Shift or Caps Lock give the capital letter.
    let letter = chord.key.to_ascii_lowercase();
    match (letter.as_str(), chord.control, chord.shift, chord.alt) {
        ("z", true, false, false) => Some(Command::Undo),
        ("z", true, true, false) | ("y", true, false, false) => Some(Command::Redo),
        // Which keys make the question mark depends on the keyboard.
        ("?", false, _, _) => Some(Command::Help),
        _ => None,
    }
}

/// Whether an element takes text, so that keys are its own.
pub fn takes_text(tag: &str, input_type: &str, is_editable: bool) -> bool {
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
    fn other_chords_are_left_alone() {
        check("z", [false, false, false], None);
        check("z", [true, false, true], None);
        check("Y", [true, true, false], None);
        check("?", [true, true, false], None);
        check("Enter", [false, false, false], None);
    }

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
