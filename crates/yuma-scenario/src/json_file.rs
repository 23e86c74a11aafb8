//! A scenario as a file: the JSON of [`super::dto`] with its format and version.

use serde_json::Value;
use thiserror::Error;

use super::dto::{MarketV2, ScenarioV1};
use super::{Invalid, JsonError, Scenario, bounded_json};

/// The maximum size of a file in bytes. The largest scenario, with line breaks, has about 8 MB, and more than twice
/// that with a pinned one.
pub const SIZE_LIMIT: usize = 24 << 20;

pub(super) const FORMAT: &str = "yuma-playground";
const VERSION: u64 = 1;

/// The reason why a file was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// The file is too large.
    #[error("the file has {size} bytes, at most {limit} are read")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The maximum size in bytes.
        limit: usize,
    },
    /// The file is not JSON, or exceeds the bounds of any scenario.
    #[error("the file cannot be read: {0}")]
    Json(#[from] JsonError),
    /// The JSON has another format.
    #[error("the file is no scenario: its \"format\" is not \"yuma-playground\"")]
    OtherFormat,
    /// The file was written by a later version of the page.
    #[error("the file has version {version}, this page reads version 1")]
    UnknownVersion {
        /// The version found.
        version: String,
    },
    /// The file is a market, which [`crate::market::file`] reads.
    #[error("the file is a market, not a scenario of one subnet")]
    Market,
    /// The content does not match the format of a scenario.
    #[error("the file is not what a scenario looks like: {reason}")]
    NotAScenario {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The scenario breaks a rule.
    #[error("the file's scenario is not valid: {0}")]
    Invalid(#[from] Invalid),
}

/// Writes the file of a scenario.
pub fn export(scenario: &Scenario) -> String {
    serde_json::to_string_pretty(&file(scenario)).unwrap_or_default()
}

/// Writes the file of a scenario in one line, for programs.
pub fn export_line(scenario: &Scenario) -> String {
    serde_json::to_string(&file(scenario)).unwrap_or_default()
}

fn file(scenario: &Scenario) -> ScenarioV1 {
    ScenarioV1 { format: Some(FORMAT), version: Some(VERSION), ..ScenarioV1::from(scenario) }
}

/// Reads a file.
///
/// # Errors
/// Returns the first [`FileError`] that applies.
pub fn import(text: &str) -> Result<Scenario, FileError> {
    read(parse(text)?)
}

/// Parses a file of any JSON.
///
/// # Errors
/// Returns [`FileError::TooLarge`] or [`FileError::Json`].
pub(super) fn parse(text: &str) -> Result<Value, FileError> {
    Ok(bounded_json::parse(without_mark(text)?)?)
}

/// Checks the size of a file, and removes its byte order mark.
///
/// # Errors
/// Returns [`FileError::TooLarge`].
pub(super) fn without_mark(text: &str) -> Result<&str, FileError> {
    if text.len() > SIZE_LIMIT {
        return Err(FileError::TooLarge { size: text.len(), limit: SIZE_LIMIT });
    }
    Ok(text.trim_start_matches('\u{FEFF}'))
}

/// Reads the content of a file.
///
/// # Errors
/// Returns the first [`FileError`] that applies.
pub(super) fn read(content: Value) -> Result<Scenario, FileError> {
    if content.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(FileError::OtherFormat);
    }
    if MarketV2::is_kind_of(&content) {
        return Err(FileError::Market);
    }
    let version = content.get("version").unwrap_or(&Value::Null);
    if version.as_u64() != Some(VERSION) {
        return Err(FileError::UnknownVersion { version: version.to_string().chars().take(40).collect() });
    }
    let written =
        ScenarioV1::read(content).map_err(|error| FileError::NotAScenario { reason: bounded_json::reason(&error) })?;
    Ok(Scenario::try_from(written)?)
}
