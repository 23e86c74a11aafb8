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

fn main() {
    println!("cargo::rerun-if-changed=static/text");
    let Some(out) = env::var_os("OUT_DIR") else { panic!("cargo sets OUT_DIR") };
    for language in LANGUAGES {
        write(&Path::new(&out).join(format!("{language}.txt")), &words(language, |_| true));
        write(&Path::new(&out).join(format!("{language}-first.txt")), &words(language, |area| FIRST.contains(&area)));
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
