//! The source files of the project, and the findings of a rule in them.

use std::fs;
use std::path::Path;

/// A file with its path relative to the root of the repository.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    /// Returns the lines, numbered from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Returns the lines without `//` comments, numbered from 1.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().map(|(number, line)| (number, line.split("//").next().unwrap_or_default()))
    }

    /// Returns the finding of a rule in a line, with its position.
    pub fn finding(&self, line: usize, reason: &str) -> String {
        format!("{}:{line}: {reason}", self.path)
    }
}

/// Returns all files with one of the extensions under the folders, which may be files too.
pub fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        collect(root, &root.join(folder), endings, &mut found);
    }
    found
}

fn collect(root: &Path, path: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if path.is_dir() && name != "node_modules" {
        for entry in fs::read_dir(path).unwrap() {
            collect(root, &entry.unwrap().path(), endings, found);
        }
    } else if path.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
        let relative = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        found.push(Source { path: relative, text: fs::read_to_string(path).unwrap() });
    }
}

/// Checks files against a rule. The failure lists every finding.
#[track_caller]
pub fn assert_tidy(files: &[Source], rule: impl Fn(&Source) -> Vec<String>) {
    assert!(!files.is_empty(), "the rule has no files to look at");
    let findings: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

/// Checks that a rule finds exactly these lines of a sample file.
#[track_caller]
pub fn assert_finds(rule: impl Fn(&Source) -> Vec<String>, path: &str, text: &str, lines: &[usize]) {
    let findings = rule(&Source::new(path, text));
    let places: Vec<String> = lines.iter().map(|line| format!("{path}:{line}: ")).collect();
    let is_right = findings.len() == places.len()
        && findings.iter().zip(&places).all(|(finding, place)| finding.starts_with(place));
    assert!(is_right, "in {text:?}\nexpected {places:?}\ngot {findings:?}");
}

/// Returns whether a text contains a word that is not part of a longer name.
pub fn has_word(text: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}
