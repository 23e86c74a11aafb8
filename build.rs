//! Writes the words of each language into one file, sorted by key, so that the page reads no JSON to find them.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const LANGUAGES: [&str; 2] = ["en", "zh"];

fn main() {
    println!("cargo::rerun-if-changed=static/text");
    let Some(out) = env::var_os("OUT_DIR") else { panic!("cargo sets OUT_DIR") };
    for language in LANGUAGES {
        let lines: String = words(language).iter().map(|(key, text)| line(key, text)).collect();
        let file = Path::new(&out).join(format!("{language}.txt"));
        fs::write(&file, lines).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// The words of all areas of a language.
fn words(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new("static/text").join(language);
    let mut words = BTreeMap::new();
    let areas = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for area in areas {
        let path = area.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let area: BTreeMap<String, String> =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        words.extend(area);
    }
    words
}

/// A line as `ui::words` reads it.
fn line(key: &str, text: &str) -> String {
    assert!(!key.contains(['\t', '\n']) && !text.contains(['\t', '\n']), "{key}: words with a tab or a line break");
    format!("{key}\t{text}\n")
}
