//! Removes comments and indentation from the text files of the first load. They are a third of the styles.
//!
//! The functions do not parse strings, so a string must not contain a comment mark or the indentation of a line.

use anyhow::{Context, Result};

/// Returns a style sheet without comments and unnecessary spaces.
pub fn styles(css: &str) -> Result<String> {
    let words = without(css, "/*", "*/")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let blanks =
        [(" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), ("} ", "}"), (", ", ","), (": ", ":"), (";}", "}")];
    Ok(blanks.iter().fold(words, |css, (with, without)| css.replace(with, without)))
}

/// Returns a page without comments and indentation.
pub fn page(html: &str) -> Result<String> {
    Ok(trimmed(&without(html, "<!--", "-->")?, |_| true))
}

/// Returns a script without comment lines and indentation. The lines of a comment block start with a star.
pub fn script(js: &str) -> String {
    trimmed(js, |line| !line.starts_with("//") && !line.starts_with("/*") && !line.starts_with('*'))
}

fn without(text: &str, start: &str, end: &str) -> Result<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        (_, rest) = after.split_once(end).context("a comment does not end")?;
    }
    Ok(kept + rest)
}

/// Returns the nonempty lines that `is_wanted` accepts, without their indentation.
fn trimmed(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && is_wanted(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{page, script, styles};

    #[test]
    fn comments_and_indentation_are_dropped() {
        assert_eq!(styles("/* a\n b */\n\na {\n  color: red; /* c */\n}\n").unwrap(), "a{color:red}");
        assert_eq!(
            styles("a :hover,\nb > c {\n  margin: 0 calc(1px + 2px);\n}\n").unwrap(),
            "a :hover,b > c{margin:0 calc(1px + 2px)}"
        );
        assert_eq!(page("<p>\n  <!-- a\n  b -->\n  text <b>c</b></p>\n").unwrap(), "<p>\ntext <b>c</b></p>\n");
        assert_eq!(script("// a\nif (x) {\n  // b\n  y(\"//\"); // c\n}\n"), "if (x) {\ny(\"//\"); // c\n}\n");
    }

    #[test]
    fn comment_blocks_of_scripts_are_dropped() {
        assert_eq!(
            script("/**\n * a\n * @param {b} c\n */\n  function d() {}\n/* e */\nf();\n"),
            "function d() {}\nf();\n"
        );
    }

    #[test]
    fn a_comment_without_an_end_is_an_error() {
        assert!(styles("a {} /* b").is_err());
        assert!(page("<p> <!-- a ->").is_err());
    }
}
