//! The sources have no marks of unfinished work, and no test is ignored.

use crate::source::{Source, assert_finds, assert_tidy, has_word, sources};

/// Marks of unfinished work, in pieces so that this file has none.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const MACROS: &[&str] = &[concat!("to", "do!"), concat!("unimplement", "ed!")];
const SWITCHES: &[&str] = &[concat!("#[", "ignore"), concat!("test", ".skip("), concat!("test", ".only(")];

fn unfinished(source: &Source) -> Vec<String> {
    let mut findings = Vec::new();
    for (line, text) in source.lines() {
        for mark in MARKS.iter().chain(MACROS).filter(|mark| has_word(text, mark)) {
            findings.push(source.finding(line, &format!("{mark}: finish it, or open an issue")));
        }
        for switch in SWITCHES.iter().filter(|switch| text.contains(*switch)) {
            findings.push(source.finding(line, &format!("{switch}: a test that does not run is none")));
        }
    }
    findings
}

#[test]
fn nothing_is_left_unfinished() {
    let folders = ["src", "crates", "tests", "xtask/src", "fuzz/src", "static", "index.html"];
    assert_tidy(&sources(&folders, &[".rs", ".css", ".js", ".mjs", ".html"]), unfinished);
}

#[test]
fn a_mark_of_unfinished_work_is_found() {
    for mark in MARKS.iter().chain(MACROS).chain(SWITCHES) {
        assert_finds(unfinished, "src/a.rs", &format!("fine\n// {mark} later"), &[2]);
    }
    assert_finds(unfinished, "src/a.rs", concat!("let to", "dos = rows.skip(1);"), &[]);
}
