//! No file is too long to read.

use crate::source::{Source, assert_finds, assert_tidy, sources};

/// The maximum number of lines of a source file.
const CEILING: usize = 450;

fn oversize(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let findings = (lines > CEILING).then(|| source.finding(CEILING, &format!("{lines} lines; split it by concept")));
    findings.into_iter().collect()
}

#[test]
fn no_file_is_too_long() {
    let folders = ["src", "crates", "tests", "xtask/src", "fuzz/src", "static"];
    assert_tidy(&sources(&folders, &[".rs", ".css", ".js", ".mjs"]), oversize);
}

#[test]
fn a_file_over_the_ceiling_is_found() {
    assert_finds(oversize, "src/a.rs", &"line\n".repeat(CEILING), &[]);
    assert_finds(oversize, "src/a.rs", &"line\n".repeat(CEILING + 1), &[CEILING]);
}
