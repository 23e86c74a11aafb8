//! The link that contains a market: `#v2.` and the market as JSON, packed like a scenario, see [`crate::link`]. `"view"` is
//! the sender's view; a link without one contains only the document.

use thiserror::Error;

use super::document::Market;
use super::read_error::MarketReadError;
use super::view::MarketSharedView;
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

/// Writes the link of a market with a view. The view with which the market opens adds nothing.
pub fn encode_with_view(market: &Market, view: &MarketSharedView) -> String {
    packing::pack(MarketV2::LINK_VERSION, &MarketV2::with_view(market, view).written())
}

/// Reads a link: a whole address, or the part after its `#`.
///
/// # Errors
/// Returns the first [`MarketLinkError`] that applies.
pub fn decode(link: &str) -> Result<Market, MarketLinkError> {
    Ok(MarketV2::read(packing::unpack(link, MarketV2::LINK_VERSION)?)?)
}

/// Reads a link and the view of its sender, if it contains one, reduced to what exists in the market.
///
/// # Errors
/// Returns the errors of [`decode`]. A view that cannot be read is not an error.
pub fn decode_with_view(link: &str) -> Result<(Market, Option<MarketSharedView>), MarketLinkError> {
    Ok(MarketV2::read_with_view(packing::unpack(link, MarketV2::LINK_VERSION)?)?)
}
