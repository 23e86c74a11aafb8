//! Reads golden vectors (formats in `tests/golden/README.md`) and compares results with them.
//!
//! `examples/replay.rs` and the tests share this reader; the engine itself does not read files.

pub mod compare;
pub mod engine;
pub mod groups;
pub mod mechanism;
pub mod replay;
pub mod results;
pub mod root_row;
pub mod row;
pub mod timeline;

use groups::Group;
use mechanism::MechanismVector;
use root_row::RootVector;
use row::EpochVector;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::path::{Path, PathBuf};
use timeline::Timeline;

/// One vector of any kind.
pub enum Vector {
    /// One epoch: inputs, expected outputs, optional bits of intermediate values.
    Epoch(Box<EpochVector>),
    /// Many epochs, each with the bonds of the one before.
    Timeline(Timeline),
    /// The split of an emission over mechanisms.
    Mechanism(MechanismVector),
    /// One epoch of the root network of 2024.
    Root(Box<RootVector>),
    /// One group of numbers about pools, emission or the block step.
    Group(Group),
}

/// The reason that a file cannot be read as vectors.
#[derive(Debug, thiserror::Error)]
#[error("{}:{}{reason}", file.display(), match line { Some(line) => format!("{line}: "), None => " ".to_string() })]
pub struct ReadError {
    file: PathBuf,
    line: Option<usize>,
    reason: String,
}

/// The keys that distinguish the kinds of vectors.
#[derive(Deserialize)]
struct Probe {
    #[serde(rename = "fn")]
    function: Option<IgnoredAny>,
    inputs: Option<Inputs>,
    cases: Option<IgnoredAny>,
    constants: Option<IgnoredAny>,
    #[serde(rename = "_about")]
    about: Option<IgnoredAny>,
}

/// Vectors of the split of a subnet's alpha.
#[derive(Deserialize)]
struct SplitDocument {
    constants: serde_json::Value,
    cases: Vec<serde_json::Value>,
}

/// The input key `k`, the number of networks, which only epochs of the root network have.
#[derive(Deserialize)]
struct Inputs {
    k: Option<IgnoredAny>,
}

/// Returns the vectors of a file: one JSON value, an array of values, or one value per line.
pub fn read(file: &Path) -> Result<Vec<Vector>, ReadError> {
    let fail = |line, reason: String| ReadError { file: file.to_path_buf(), line, reason };
    let text = std::fs::read_to_string(file).map_err(|error| fail(None, error.to_string()))?;
    let vectors = if is_lines(&text) { read_lines(&text) } else { read_document(&text) };
    match vectors {
        Ok(vectors) if vectors.is_empty() => Err(fail(None, "holds no vectors".into())),
        Ok(vectors) => Ok(vectors),
        Err((line, reason)) => Err(fail(line, reason)),
    }
}

/// A line of the text, if known, and the error there.
type Fault = (Option<usize>, String);

/// Returns whether several lines start an object; in an indented document only the first line does.
fn is_lines(text: &str) -> bool {
    text.lines().filter(|line| line.starts_with('{')).count() > 1
}

fn read_lines(text: &str) -> Result<Vec<Vector>, Fault> {
    let mut vectors = Vec::new();
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        vectors.extend(read_document(text).map_err(|(_, reason)| (Some(line), reason))?);
    }
    Ok(vectors)
}

fn read_document(text: &str) -> Result<Vec<Vector>, Fault> {
    let is_list = text.trim_start().starts_with('[');
    let probe: Option<Probe> = if is_list { parse::<Vec<Probe>>(text)?.into_iter().next() } else { Some(parse(text)?) };
    match probe {
        None => Ok(Vec::new()),
        Some(Probe { constants: Some(_), .. }) => {
            let SplitDocument { constants, cases } = parse(text)?;
            Ok(groups::read_emission_weights(constants, cases).into_iter().map(Vector::Group).collect())
        }
        Some(Probe { cases: Some(_), .. }) => {
            let documents: Vec<timeline::File> = one_or_many(text, is_list)?;
            let cases = documents.into_iter().flat_map(|document| document.cases);
            cases.map(|case| Ok(Vector::Timeline(case.try_into().map_err(|reason| (None, reason))?))).collect()
        }
        Some(Probe { function: Some(_), .. }) => {
            Ok(one_or_many(text, is_list)?.into_iter().map(Vector::Mechanism).collect())
        }
        Some(Probe { about: Some(_), .. }) => {
            let groups = groups::read(parse(text)?).map_err(|reason| (None, reason))?;
            Ok(groups.into_iter().map(Vector::Group).collect())
        }
        Some(Probe { inputs: Some(Inputs { k: Some(_) }), .. }) => {
            let rows: Vec<RootVector> = one_or_many(text, is_list)?;
            match rows.iter().find(|row| !row.is_complete()) {
                Some(row) => Err((None, format!("{}: names no results that could be compared", row.id))),
                None => Ok(rows.into_iter().map(|row| Vector::Root(Box::new(row))).collect()),
            }
        }
        Some(Probe { inputs: Some(_), .. }) => {
            Ok(one_or_many(text, is_list)?.into_iter().map(|row| Vector::Epoch(Box::new(row))).collect())
        }
        Some(_) => Err((
            None,
            "unknown format: neither an epoch (`inputs`), a mechanism case (`fn`), timelines (`cases`) nor groups (`_about`)"
                .into(),
        )),
    }
}

fn one_or_many<T: DeserializeOwned>(text: &str, is_list: bool) -> Result<Vec<T>, Fault> {
    if is_list { parse(text) } else { Ok(vec![parse(text)?]) }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| {
        let reason = error.to_string();
        let index = format!(" at line {} column {}", error.line(), error.column());
        let reason = reason.strip_suffix(&index).unwrap_or(&reason);
        (Some(error.line()), format!("cannot be read as a vector: {reason} (column {})", error.column()))
    })
}
