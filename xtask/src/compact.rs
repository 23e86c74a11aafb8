//! Shortens the text files of the first load. Comments and indentation are a third of the styles.
//!
//! Styles and pages are not parsed, so a string in them must not contain a comment mark or the indentation of a line.

use anyhow::{Context, Result};

use crate::command::{filtered, program};

/// Returns a style sheet without comments and unnecessary spaces.
pub fn styles(css: &str) -> Result<String> {
    let words = without(css, "/*", "*/")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let blanks =
        [(" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), ("} ", "}"), (", ", ","), (": ", ":"), (";}", "}")];
    Ok(blanks.iter().fold(words, |css, (with, without)| css.replace(with, without)))
}

/// Returns a page without comments and indentation.
pub fn page(html: &str) -> Result<String> {
    Ok(trimmed(&without(html, "<!--", "-->")?))
}

/// The scope of a script's outermost names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Other scripts may use them.
    Page,
    /// They belong to a module, and terser may rename them.
    Module,
}

/// Returns a script as terser shortens it.
pub fn script(js: &str, scope: Scope) -> Result<String> {
    let mut terser = program("terser")?;
    terser.args(["--compress", "--mangle"]);
    if scope == Scope::Module {
        terser.arg("--module");
    }
    filtered(&mut terser, js)
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

/// Returns the nonempty lines without their indentation.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{page, styles};

    #[test]
    fn comments_and_indentation_are_dropped() {
        assert_eq!(styles("/* a\n b */\n\na {\n  color: red; /* c */\n}\n").unwrap(), "a{color:red}");
        assert_eq!(
            styles("a :hover,\nb > c {\n  margin: 0 calc(1px + 2px);\n}\n").unwrap(),
            "a :hover,b > c{margin:0 calc(1px + 2px)}"
        );
        assert_eq!(page("<p>\n  <!-- a\n  b -->\n  text <b>c</b></p>\n").unwrap(), "<p>\ntext <b>c</b></p>\n");
    }

    #[test]
    fn a_comment_without_an_end_is_an_error() {
        assert!(styles("a {} /* b").is_err());
        assert!(page("<p> <!-- a ->").is_err());
    }
}
