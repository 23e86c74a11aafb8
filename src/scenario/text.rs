//! Words that people write into a scenario, which are shown to other people.

/// Whether a character may not stand in a title or a name: control characters, line ends, and the invisible ones that
/// turn the direction of writing, hide text, or pass for an empty name, with which a stranger's link could disguise what it
/// says. (Default_Ignorable_Code_Point of Unicode, the blank of Braille, and the formatting characters of annotations.)
pub fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Whether a character may not stand in notes, which have lines.
pub fn is_forbidden_in_notes(character: char) -> bool {
    character != '\n' && is_forbidden(character)
}

/// A title or a name without forbidden characters; a line end or a tab becomes a blank.
fn without_forbidden(text: &str) -> String {
    text.replace(['\n', '\r', '\t', '\u{2028}', '\u{2029}'], " ").replace(is_forbidden, "")
}

/// Notes without forbidden characters; every kind of line end becomes `\n`.
fn without_forbidden_in_notes(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    lines.replace(is_forbidden_in_notes, "")
}

/// A title or a name as it is kept: also without blanks at its ends.
pub fn clean_line(text: &str) -> String {
    without_forbidden(text).trim().to_owned()
}

/// Notes as they are kept: also without blanks at their end.
pub fn clean_notes(text: &str) -> String {
    without_forbidden_in_notes(text).trim_end().to_owned()
}
