//! Writes the words of each language into files, sorted by key, so that the page reads no JSON to find them: one with all
//! words, and one with those of the first moment.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const LANGUAGES: [&str; 2] = ["en", "zh"];
/// The areas that the opening scenario shows before anything else has come.
const FIRST: [&str; 2] = ["grid", "page"];

/// The units that stay on the line of their number.
const UNITS: [&str; 6] = ["%", "α", "τ", "TAO", "alpha", "MB"];

/// The glossary, which the titles of the page and the lessons share.
const GLOSSARY: &str = "content/glossary.json";
/// The folder of the lessons.
const LESSONS: &str = "content/lessons";

fn main() {
    for changed in ["static/text", GLOSSARY, LESSONS] {
        println!("cargo::rerun-if-changed={changed}");
    }
    let Some(out) = env::var_os("OUT_DIR") else { panic!("cargo sets OUT_DIR") };
    for language in LANGUAGES {
        let terms = terms(language);
        let explained = |words: BTreeMap<String, String>| -> BTreeMap<String, String> {
            words.into_iter().map(|(key, text)| (key, with_terms(&text, &terms))).collect()
        };
        let mut all = explained(words(language, |_| true));
        all.extend(lessons(language));
        all.extend(terms.clone());
        write(&Path::new(&out).join(format!("{language}.txt")), &all);
        let first = explained(words(language, |area| FIRST.contains(&area)));
        write(&Path::new(&out).join(format!("{language}-first.txt")), &first);
    }
}

fn write(file: &Path, words: &BTreeMap<String, String>) {
    let lines: String = words.iter().map(|(key, text)| line(key, text)).collect();
    fs::write(file, lines).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// The words of some areas of a language.
fn words(language: &str, is_wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let folder = Path::new("static/text").join(language);
    let mut words = BTreeMap::new();
    let areas = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for area in areas {
        let path = area.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        if !path.file_stem().and_then(|area| area.to_str()).is_some_and(&is_wanted) {
            continue;
        }
        let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let area: BTreeMap<String, String> =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        words.extend(area);
    }
    words
}

/// The terms of the glossary and their explanations, by the keys of messages.
fn terms(language: &str) -> BTreeMap<String, String> {
    let json = fs::read_to_string(GLOSSARY).unwrap_or_else(|error| panic!("{GLOSSARY}: {error}"));
    let glossary: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> =
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{GLOSSARY}: {error}"));
    let mut terms = BTreeMap::new();
    for (id, languages) in &glossary {
        for (part, suffix) in [("term", ""), ("about", ".about")] {
            let text = languages.get(language).and_then(|entry| entry.get(part));
            let Some(text) = text else { panic!("{GLOSSARY}: {id} has no {part} in {language}") };
            terms.insert(format!("term.{id}{suffix}"), text.clone());
        }
    }
    terms
}

/// Replaces each `[[id]]` by the explanation of the term.
fn with_terms(text: &str, terms: &BTreeMap<String, String>) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((before, marked)) = rest.split_once("[[") {
        let Some((id, after)) = marked.split_once("]]") else { panic!("{text}: a term does not end") };
        let Some(about) = terms.get(&format!("term.{id}.about")) else { panic!("{text}: there is no term {id}") };
        replaced.extend([before, about]);
        rest = after;
    }
    replaced + rest
}

/// The title, the question and the summary of each listed lesson, which stand at the start of its words.
fn lessons(language: &str) -> BTreeMap<String, String> {
    let list = Path::new(LESSONS).join("index.json");
    let json = fs::read_to_string(&list).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    let groups: BTreeMap<String, Vec<serde_json::Value>> =
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    let mut texts = BTreeMap::new();
    for id in groups.values().flatten().filter_map(|entry| entry["id"].as_str()) {
        let file = Path::new(LESSONS).join(id).join(format!("{language}.md"));
        let words = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let head = words.lines().filter_map(|line| line.strip_prefix("# ").or_else(|| line.strip_prefix("> ")));
        for (part, text) in ["title", "question", "summary"].into_iter().zip(head) {
            texts.insert(format!("lesson.{id}.{part}"), text.to_owned());
        }
    }
    texts
}

/// A line in the format that `ui::messages` reads.
fn line(key: &str, text: &str) -> String {
    assert!(!key.contains(['\t', '\n']) && !text.contains(['\t', '\n']), "{key}: words with a tab or a line break");
    format!("{key}\t{}\n", unbroken(text))
}

/// Joins numbers, or the gaps for them, and their units by spaces at which no line breaks.
fn unbroken(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let follows_number = joined.ends_with(|last: char| last.is_ascii_digit() || last == '}');
        let unit = text.get(at + 1..).unwrap_or_default();
        let is_joint = letter == ' ' && follows_number && UNITS.iter().any(|sign| unit.starts_with(sign));
        joined.push(if is_joint { '\u{a0}' } else { letter });
    }
    joined
}
