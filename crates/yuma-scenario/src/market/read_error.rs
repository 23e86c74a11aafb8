//! The errors of a written market, in a link or a file.

use thiserror::Error;

use super::error::MarketError;

/// The reason why JSON is not a market.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarketReadError {
    /// The JSON is another kind of document.
    #[error("its kind is {kind}, not \"market\"")]
    UnknownKind {
        /// The kind found.
        kind: String,
    },
    /// The JSON does not match the format of a market.
    #[error("it is not what a market looks like: {reason}")]
    NotAMarket {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The market starts from a snapshot that this page does not have.
    #[error("it starts from the snapshot \"{id}\", which this page does not have")]
    UnknownSnapshot {
        /// The snapshot's id.
        id: String,
    },
    /// The market has an era that this page does not have.
    #[error("it has the era \"{id}\", which this page does not have")]
    UnknownEra {
        /// The era's id.
        id: String,
    },
    /// The market breaks a rule.
    #[error("the market is not valid: {0}")]
    Invalid(#[from] MarketError),
}
