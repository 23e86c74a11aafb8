//! Texts in a scenario that are shown to other people.

/// Returns whether a character is forbidden in a title or a name: control characters, line ends, and the invisible
/// ones that change the writing direction, hide text, or pass for an empty name, which could disguise the content of
/// a link from an untrusted source. (Default_Ignorable_Code_Point of Unicode, the blank of Braille, and the
/// formatting characters of annotations.)
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

/// Returns whether a character is forbidden in notes, which may have several lines.
pub fn is_forbidden_in_notes(character: char) -> bool {
    character != '\n' && is_forbidden(character)
}

/// Cleans a title or a name: removes forbidden characters and surrounding blanks. A line end or a tab becomes a
/// blank.
pub fn clean_line(text: &str) -> String {
    let kept = text.chars().filter_map(|character| match character {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        other => (!is_forbidden(other)).then_some(other),
    });
    kept.collect::<String>().trim().to_owned()
}

/// Cleans notes: removes forbidden characters and trailing blanks. Every kind of line end becomes `\n`, a tab a
/// blank.
pub fn clean_notes(text: &str) -> String {
    let mut before = '\0';
    let kept = text.chars().filter_map(|character| match (std::mem::replace(&mut before, character), character) {
        ('\r', '\n') => None,
        (_, '\r' | '\u{2028}' | '\u{2029}') => Some('\n'),
        (_, '\t') => Some(' '),
        (_, other) => (!is_forbidden_in_notes(other)).then_some(other),
    });
    kept.collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{clean_line, clean_notes};

    #[test]
    fn texts_are_kept_without_what_hides_or_breaks_lines() {
        for (text, line, notes) in [
            ("plain", "plain", "plain"),
            (" a\tb ", "a b", " a b"),
            ("a\r\nb\rc\n\u{2028}d\n", "a  b c  d", "a\nb\nc\n\nd"),
            ("pay\u{202E}me\u{0}\u{200B}", "payme", "payme"),
            ("\u{3164}\u{2800}\u{200D}\u{AD}", "", ""),
        ] {
            assert_eq!((&*clean_line(text), &*clean_notes(text)), (line, notes), "{text:?}");
        }
    }
}
