//! Documents of any kind, read from a link or a file.

use serde_json::Value;
use thiserror::Error;

use super::dto::MarketV2;
use super::json_file::{self, FileError};
use super::link::{self, LinkError, packing};
use super::market::file::MarketFileError;
use super::market::link::MarketLinkError;
use super::market::{self, Market};
use super::model::Scenario;

/// A document of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyDocument {
    /// A scenario of one subnet.
    Consensus(Box<Scenario>),
    /// A market.
    Market(Market),
}

/// The reason why a text is not a document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// The link is not a scenario, and not a market either.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The link is a broken market.
    #[error(transparent)]
    MarketLink(#[from] MarketLinkError),
    /// The file is not a scenario, and not a market either.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is a broken market.
    #[error(transparent)]
    MarketFile(#[from] MarketFileError),
}

/// Reads a link or the JSON of a file. The version of a link and the kind of a file determine the kind of the
/// document.
///
/// # Errors
/// Returns the error of the reader of that kind.
pub fn decode_any(text: &str) -> Result<AnyDocument, DocumentError> {
    if json_file::without_mark(text)?.trim_start().starts_with('{') {
        return decode_file(json_file::parse(text)?);
    }
    match packing::version(text).as_deref() {
        Some(MarketV2::LINK_VERSION) => Ok(AnyDocument::Market(market::link::decode(text)?)),
        _ => Ok(AnyDocument::Consensus(Box::new(link::decode(text)?))),
    }
}

fn decode_file(content: Value) -> Result<AnyDocument, DocumentError> {
    if MarketV2::is_kind_of(&content) {
        return Ok(AnyDocument::Market(market::file::read(content)?));
    }
    Ok(AnyDocument::Consensus(Box::new(json_file::read(content)?)))
}
