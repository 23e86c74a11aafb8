//! Dependencies that a layer must not use although its crate could. The manifests of the crates prevent the others.

use crate::source::{Source, assert_finds, assert_tidy, has_word, sources};

/// The names that a folder must not use, with the reason.
struct Layer {
    folder: &'static str,
    forbidden: &'static [&'static [&'static str]],
    reason: &'static str,
}

const BROWSER: &[&str] = &["yew", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "plotters"];
const GLOO: &[&str] = &["gloo_events", "gloo_render", "gloo_timers"];
const SURROUNDINGS: &[&str] = &["std::time", "std::fs", "std::env", "std::io", "std::net", "std::thread"];
const UI: &[&str] = &["crate::ui", "super::ui"];

const LAYERS: &[Layer] = &[
    Layer {
        folder: "crates/yuma-engine/src/",
        forbidden: &[SURROUNDINGS],
        reason: "the engine's result depends on nothing but its arguments",
    },
    Layer {
        folder: "crates/yuma-scenario/src/",
        forbidden: &[SURROUNDINGS],
        reason: "a scenario depends on nothing of the machine",
    },
    Layer {
        folder: "src/store/",
        forbidden: &[BROWSER, GLOO, SURROUNDINGS, UI],
        reason: "the state is a pure reducer without web types",
    },
    Layer {
        folder: "src/chart/",
        forbidden: &[BROWSER, GLOO, SURROUNDINGS, UI],
        reason: "a chart is plain data without web types",
    },
    Layer {
        folder: "src/jobs/outcome_bytes.rs",
        forbidden: &[BROWSER, GLOO, SURROUNDINGS, UI],
        reason: "the bytes of a job are read and written without web types",
    },
    Layer {
        folder: "src/jobs/passage_bytes.rs",
        forbidden: &[BROWSER, GLOO, SURROUNDINGS, UI],
        reason: "the bytes of a job are read and written without web types",
    },
    Layer { folder: "src/platform/", forbidden: &[UI], reason: "an adapter of the browser knows no component" },
];

/// Returns every forbidden name in a file, with the first line of its statement.
fn foreign_names(source: &Source) -> Vec<String> {
    let Some(layer) = LAYERS.iter().find(|layer| source.path.starts_with(layer.folder)) else {
        return Vec::new();
    };
    let names: Vec<&str> = layer.forbidden.concat();
    let mut findings = Vec::new();
    for (line, statement) in statements(source) {
        for name in names.iter().filter(|name| has_word(&statement, name)) {
            findings.push(source.finding(line, &format!("names {name}; {}", layer.reason)));
        }
    }
    findings
}

/// Returns the lines of code, with each `use` on one line and all its paths expanded.
pub fn statements(source: &Source) -> Vec<(usize, String)> {
    let mut statements = Vec::new();
    let mut lines = source.code();
    while let Some((number, line)) = lines.next() {
        let mut statement = line.trim().to_owned();
        let is_use = statement.split_whitespace().take(2).any(|word| word == "use");
        while is_use && !statement.contains(';') {
            match lines.next() {
                Some((_, more)) => statement.push_str(more.trim()),
                None => break,
            }
        }
        if is_use {
            statement = spelled_out(&statement);
        }
        statements.push((number, statement));
    }
    statements
}

/// Expands `a::{b, c::{d, e}}` to `a::b a::c::d a::c::e`.
fn spelled_out(path: &str) -> String {
    let mut prefixes = vec![String::new()];
    let mut piece = String::new();
    let mut paths = Vec::new();
    for character in path.chars() {
        match character {
            '{' => {
                let outer = prefixes.last().cloned().unwrap_or_default();
                prefixes.push(outer + piece.trim());
                piece.clear();
            }
            '}' | ',' | ';' => {
                if !piece.trim().is_empty() {
                    paths.push(format!("{}{}", prefixes.last().map_or("", String::as_str), piece.trim()));
                }
                piece.clear();
                if character == '}' {
                    prefixes.pop();
                }
            }
            _ => piece.push(character),
        }
    }
    paths.join(" ")
}

#[test]
fn each_layer_uses_only_what_is_below_it() {
    assert_tidy(&sources(&["src", "crates"], &[".rs"]), foreign_names);
}

#[test]
fn a_foreign_name_is_found() {
    let check = |path, text, lines: &[usize]| assert_finds(foreign_names, path, text, lines);
    check("crates/yuma-engine/src/a.rs", "\nlet now = std::time::Instant::now();", &[2]);
    check("crates/yuma-engine/src/a.rs", "use std::{collections::BTreeMap, fs};", &[1]);
    check("crates/yuma-scenario/src/a.rs", "use std::{\n    cmp,\n    io::{self, Read},\n};", &[1]);
    check("src/store/a.rs", "use yew::prelude::*;", &[1]);
    check("src/store/a.rs", "pub use crate::{ui::words, store::State};", &[1]);
    check("src/store/a.rs", "use gloo_timers::callback::Timeout;\nuse crate::ui;", &[1, 2]);
}

#[test]
fn what_is_allowed_is_left_alone() {
    let check = |path, text| assert_finds(foreign_names, path, text, &[]);
    check("crates/yuma-engine/src/a.rs", "use crate::quantity::Uid; // not std::time");
    check("src/store/a.rs", "use yuma_scenario::Document;");
    check("src/ui/a.rs", "use yew::prelude::*;");
}
