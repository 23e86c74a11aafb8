//! A scenario as a file: the JSON of [`super::dto`], with what it is and its version.

use serde_json::Value;
use thiserror::Error;

use super::dto::ScenarioV1;
use super::{Invalid, JsonError, Scenario, bounded_json};

/// Bytes of a file that are read; the largest scenario, line by line, has about 8 MB, and more than twice as
/// many with a pinned one.
pub const SIZE_LIMIT: usize = 24 << 20;

const FORMAT: &str = "yuma-playground";
const VERSION: u64 = 1;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// The file is too large.
    #[error("the file has {size} bytes, at most {limit} are read")]
    TooLarge {
        /// Its bytes.
        size: usize,
        /// The bytes allowed.
        limit: usize,
    },
    /// The file is not JSON, or more of it than any scenario needs.
    #[error("the file cannot be read: {0}")]
    Json(#[from] JsonError),
    /// JSON of something else.
    #[error("the file is no scenario: its \"format\" is not \"yuma-playground\"")]
    OtherFormat,
    /// Written by a later version of the page.
    #[error("the file has version {version}, this page reads version 1")]
    UnknownVersion {
        /// The version found.
        version: String,
    },
    /// The content is not what a scenario looks like.
    #[error("the file is not what a scenario looks like: {reason}")]
    NotAScenario {
        /// What the JSON reader says.
        reason: String,
    },
    /// The scenario breaks a rule.
    #[error("the file's scenario is not valid: {0}")]
    Invalid(#[from] Invalid),
}

/// The file of a scenario.
pub fn export(scenario: &Scenario) -> String {
    let file = ScenarioV1 { format: Some(FORMAT), version: Some(VERSION), ..ScenarioV1::from(scenario) };
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Reads a file.
///
/// # Errors
/// The first [`FileError`] that holds.
pub fn import(text: &str) -> Result<Scenario, FileError> {
    read(parse(text)?)
}

/// Parses a file of any JSON.
///
/// # Errors
/// [`FileError::TooLarge`], [`FileError::Json`].
pub(super) fn parse(text: &str) -> Result<Value, FileError> {
    if text.len() > SIZE_LIMIT {
        return Err(FileError::TooLarge { size: text.len(), limit: SIZE_LIMIT });
    }
    let text = text.trim_start_matches('\u{FEFF}');
    Ok(bounded_json::parse(text)?)
}

/// Reads the content of a file.
///
/// # Errors
/// The first [`FileError`] that holds.
pub(super) fn read(content: Value) -> Result<Scenario, FileError> {
    if content.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(FileError::OtherFormat);
    }
    let version = content.get("version").unwrap_or(&Value::Null);
    if version.as_u64() != Some(VERSION) {
        return Err(FileError::UnknownVersion { version: version.to_string().chars().take(40).collect() });
    }
    let written =
        ScenarioV1::read(content).map_err(|error| FileError::NotAScenario { reason: bounded_json::reason(&error) })?;
    Ok(Scenario::try_from(written)?)
}
