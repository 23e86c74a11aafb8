//! Texts with gaps that the build fills.

use anyhow::{Result, ensure};

/// Returns a text with other content for a gap, which it must have exactly once.
pub fn filled(text: &str, gap: &str, content: &str) -> Result<String> {
    ensure!(text.matches(gap).count() == 1, "this does not stand exactly once where the build replaces it: {gap}");
    Ok(text.replacen(gap, content, 1))
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_gap_must_stand_exactly_once() {
        let check =
            |text, expected: Option<&str>| assert_eq!(filled(text, "_", "b").ok().as_deref(), expected, "{text}");
        check("a_c", Some("abc"));
        check("ac", None);
        check("a__c", None);
    }
}
