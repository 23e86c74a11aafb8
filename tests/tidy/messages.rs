//! The text catalogs `static/text/<language>/<area>.json` are complete in every language and have all keys of the page.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, assert_finds, assert_tidy, sources};

type Catalog = BTreeMap<String, String>;

const LANGUAGES: [&str; 2] = ["en", "zh"];

/// The calls of `ui::messages::Messages` that must find their key, with the suffix that they append to it.
const CALLS: &[(&str, &str)] = &[(".text(", ""), (".fill(", ""), (".plural(", ".other"), (".fill_plural(", ".other")];

fn read(source: &Source) -> Catalog {
    serde_json::from_str(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path))
}

/// Merges all areas of a language. A key in two areas is an error.
fn merged(language: &str) -> Catalog {
    let mut all = Catalog::new();
    for source in sources(&[&format!("static/text/{language}")], &[".json"]) {
        for (key, text) in read(&source) {
            assert!(all.insert(key.clone(), text).is_none(), "{}: {key} is in another area too", source.path);
        }
    }
    all
}

/// Returns the `{names}` of a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0)).collect()
}

/// Returns the keys that one of the catalogs lacks, and the texts with other placeholders or without words.
fn differences(one: &Catalog, other: &Catalog) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, text) in one {
        match other.get(key) {
            None if has_other_form(key, other) => {}
            None => findings.push(format!("{key}: only in one language")),
            Some(twin) if placeholders(twin) != placeholders(text) => {
                findings.push(format!("{key}: placeholders differ"))
            }
            Some(_) if text.trim().is_empty() => findings.push(format!("{key}: no text")),
            Some(_) => {}
        }
    }
    findings
}

/// Returns whether a key is a singular that a language without plural forms does not need.
fn has_other_form(key: &str, catalogue: &Catalog) -> bool {
    key.strip_suffix(".one").is_some_and(|key| catalogue.contains_key(&format!("{key}.other")))
}

/// Returns the keys that a source requests by name, with their lines.
fn requested_keys(source: &Source) -> Vec<(usize, String)> {
    let mut requested = Vec::new();
    for (call, suffix) in CALLS {
        for (start, _) in source.text.match_indices(call) {
            let argument = source.text[start + call.len()..].trim_start();
            if let Some((key, _)) = argument.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                requested.push((source.text[..start].lines().count(), format!("{key}{suffix}")));
            }
        }
    }
    requested
}

fn unknown_keys<'a>(catalogue: &'a Catalog) -> impl Fn(&Source) -> Vec<String> + 'a {
    |source| {
        let unknown = requested_keys(source).into_iter().filter(|(_, key)| !catalogue.contains_key(key));
        unknown.map(|(line, key)| source.finding(line, &format!("no text for {key}"))).collect()
    }
}

#[test]
fn all_languages_have_the_same_keys_and_placeholders() {
    let [english, chinese] = LANGUAGES.map(merged);
    let findings = [differences(&english, &chinese), differences(&chinese, &english)].concat();
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn every_requested_key_has_a_message() {
    assert_tidy(&sources(&["src/ui"], &[".rs"]), unknown_keys(&merged(LANGUAGES[0])));
}

#[test]
fn differences_between_languages_are_found() {
    let catalogue = |pairs: &[(&str, &str)]| -> Catalog {
        pairs.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect()
    };
    let check = |one: &[(&str, &str)], other: &[(&str, &str)], expected: &[&str]| {
        assert_eq!(differences(&catalogue(one), &catalogue(other)), expected);
    };
    check(&[("a", "{x} of {y}")], &[("a", "{y} 中的 {x}")], &[]);
    check(&[("a", "words")], &[], &["a: only in one language"]);
    check(&[("a", "{x}")], &[("a", "{y}")], &["a: placeholders differ"]);
    check(&[("a", " ")], &[("a", "词")], &["a: no text"]);
    check(&[("a.one", "word"), ("a.other", "words")], &[("a.other", "词")], &[]);
    check(&[("a.one", "word")], &[], &["a.one: only in one language"]);
}

#[test]
fn an_unknown_key_is_found() {
    let catalogue: Catalog = [("known".to_owned(), "words".to_owned())].into();
    let check = |text, lines: &[usize]| assert_finds(unknown_keys(&catalogue), "src/ui/a.rs", text, lines);
    check("messages.text(\"known\")", &[]);
    check("messages.text(\"unknown\")", &[1]);
    check("messages.fill(\n    \"unknown\", &[])", &[1]);
    check("messages.plural(\"known\", 1)", &[1]);
    check("messages.text(&format!(\"preset.{id}\"))", &[]);
}
