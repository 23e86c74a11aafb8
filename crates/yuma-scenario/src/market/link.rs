//! The link that contains a market: `#v2.` and the market as JSON, packed like a scenario, see [`crate::link`].

use thiserror::Error;

use super::document::Market;
use super::read_error::MarketReadError;
use crate::dto::MarketV2;
use crate::link::{LinkError, packing};

/// The reason why a link does not open as a market.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarketLinkError {
    /// The link is a consensus scenario, which [`crate::link`] reads.
    #[error("the link is a scenario of one subnet, not a market")]
    Consensus,
    /// The link cannot be unpacked.
    #[error(transparent)]
    Link(LinkError),
    /// The content is not a market.
    #[error("the link's content cannot be used: {0}")]
    Content(#[from] MarketReadError),
}

impl From<LinkError> for MarketLinkError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::UnknownVersion { version } if version == "v1" => MarketLinkError::Consensus,
            error => MarketLinkError::Link(error),
        }
    }
}

/// Returns whether a text is meant as the link of a market, which [`decode`] may still reject.
pub fn is_link(text: &str) -> bool {
    let text = text.trim().trim_start_matches('#');
    text.strip_prefix(MarketV2::LINK_VERSION).is_some_and(|rest| rest.starts_with('.'))
}

/// Writes the link of a market, starting with `v2.`.
pub fn encode(market: &Market) -> String {
    packing::pack(MarketV2::LINK_VERSION, &MarketV2::from(market).written())
}

/// Reads a link: a whole address, or the part after its `#`.
///
/// # Errors
/// Returns the first [`MarketLinkError`] that applies.
pub fn decode(link: &str) -> Result<Market, MarketLinkError> {
    Ok(MarketV2::read(packing::unpack(link, MarketV2::LINK_VERSION)?)?)
}
