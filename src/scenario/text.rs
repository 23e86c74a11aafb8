//! Words that people write into a scenario, which are shown to other people.

/// Whether a character may not stand in a title or a name: control characters, line ends, and the invisible ones that
/// turn the direction of writing or hide text, with which a stranger's link could disguise what it says.
pub fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Whether a character may not stand in notes, which have lines.
pub fn is_forbidden_in_notes(character: char) -> bool {
    character != '\n' && is_forbidden(character)
}

/// A title or a name without forbidden characters; a line end or a tab becomes a blank.
pub fn without_forbidden(text: &str) -> String {
    text.replace(['\n', '\r', '\t', '\u{2028}', '\u{2029}'], " ").replace(is_forbidden, "")
}

/// Notes without forbidden characters; every kind of line end becomes `\n`.
pub fn without_forbidden_in_notes(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    lines.replace(is_forbidden_in_notes, "")
}

/// A title or a name as typed: also without blanks at its ends.
pub fn clean_line(text: &str) -> String {
    without_forbidden(text).trim().to_owned()
}

/// Notes as typed: also without blanks at their end.
pub fn clean_notes(text: &str) -> String {
    without_forbidden_in_notes(text).trim_end().to_owned()
}
