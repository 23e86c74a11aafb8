//! A market as a file: the JSON of its link, with format and version.

use serde_json::Value;
use thiserror::Error;

use super::document::Market;
use super::read_error::MarketReadError;
use crate::dto::MarketV2;
use crate::json_file::{self, FileError};

/// The reason why a file was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarketFileError {
    /// The file is a consensus scenario, which [`crate::json_file`] reads.
    #[error("the file is a scenario of one subnet, not a market")]
    Consensus,
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The content is not a market.
    #[error("the file's content cannot be used: {0}")]
    Content(#[from] MarketReadError),
}

/// Writes the file of a market.
pub fn export(market: &Market) -> String {
    MarketV2::from(market).written_file()
}

/// Reads a file.
///
/// # Errors
/// Returns the first [`MarketFileError`] that applies.
pub fn import(text: &str) -> Result<Market, MarketFileError> {
    read(json_file::parse(text)?)
}

/// Reads the content of a file.
///
/// # Errors
/// Returns the first [`MarketFileError`] that applies.
pub(crate) fn read(content: Value) -> Result<Market, MarketFileError> {
    if content.get("format").and_then(Value::as_str) != Some(json_file::FORMAT) {
        return Err(FileError::OtherFormat.into());
    }
    let version = content.get("version").unwrap_or(&Value::Null);
    match version.as_u64() {
        Some(MarketV2::FILE_VERSION) => Ok(MarketV2::read(content)?),
        Some(1) if content.get("kind").is_none() => Err(MarketFileError::Consensus),
        _ => Err(FileError::UnknownVersion { version: version.to_string().chars().take(40).collect() }.into()),
    }
}
