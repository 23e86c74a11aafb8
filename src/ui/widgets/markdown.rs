//! Markdown links, for forums and notes.

/// Returns a link with a title.
pub fn markdown(title: &str, address: &str) -> String {
    let mut escaped = String::with_capacity(title.len());
    for letter in title.chars() {
        if matches!(letter, '\\' | '[' | ']' | '`' | '*' | '_' | '<' | '>') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    format!("[{escaped}]({address})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_text() {
        for (title, expected) in [
            ("Clipping", "[Clipping](https://example.org/#v1.abc)"),
            ("a]b [c] *d*", "[a\\]b \\[c\\] \\*d\\*](https://example.org/#v1.abc)"),
            ("<b>", "[\\<b\\>](https://example.org/#v1.abc)"),
        ] {
            assert_eq!(markdown(title, "https://example.org/#v1.abc"), expected);
        }
    }
}
