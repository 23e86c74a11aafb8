//! The errors of links.

use thiserror::Error;

use crate::bounded_json::JsonError;
use crate::invalid::Invalid;

/// The reason why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// The link has more characters than allowed.
    #[error("the link has {length} characters, at most {limit} are read")]
    TooLong {
        /// Its number of characters.
        length: usize,
        /// The maximum number of characters.
        limit: usize,
    },
    /// The text is not a link written by this page.
    #[error("the text is no link to a scenario: it does not begin with \"v1.\"")]
    NotALink,
    /// The link was written by a later version of the page.
    #[error("the link has the format \"{version}\", which this page does not know; it reads v1 and v2")]
    UnknownVersion {
        /// The version found.
        version: String,
    },
    /// The link is a market, which [`crate::market::link`] reads.
    #[error("the link is a market, not a scenario of one subnet")]
    Market,
    /// The link contains a character that no link has.
    #[error("the link holds the foreign character {character:?} at index {position}")]
    ForeignCharacter {
        /// Its position after the version, from 0.
        position: usize,
        /// The character.
        character: char,
    },
    /// The end is missing.
    #[error("the link is cut: its end is missing")]
    Cut,
    /// The link was altered.
    #[error("the link is damaged: its checksum does not match")]
    Damaged,
    /// The link unpacks to more bytes than allowed.
    #[error("the link unpacks to more than {limit} bytes")]
    TooBig {
        /// The maximum number of bytes.
        limit: usize,
    },
    /// The content is JSON but not a scenario.
    #[error("the link's content is not what a scenario looks like: {reason}")]
    NotAScenario {
        /// The message of the JSON parser.
        reason: String,
    },
    /// The content is not JSON, or exceeds the bounds of any scenario.
    #[error("the link's content cannot be read: {0}")]
    Json(#[from] JsonError),
    /// The link refers to a preset that this page does not have.
    #[error("the link changes the preset \"{id}\", which this page does not have")]
    UnknownPreset {
        /// The preset's id.
        id: String,
    },
    /// The patch does not apply to the preset.
    #[error("the link's changes do not fit its preset: {reason}")]
    BadPatch {
        /// The reason.
        reason: String,
    },
    /// The scenario breaks a rule.
    #[error("the link's scenario is not valid: {0}")]
    Invalid(#[from] Invalid),
}
