//! Texts for rejected links.

use yew::AttrValue;

use super::market::market_content;
use super::{invalid, json};
use crate::store::Unreadable;
use crate::ui::format::count;
use crate::ui::messages::Messages;
use yuma_scenario::LinkError;
use yuma_scenario::market::link::MarketLinkError;

/// Describes why a link or a stored document cannot be read.
pub fn unreadable(messages: &Messages, error: &Unreadable) -> AttrValue {
    match error {
        Unreadable::Scenario(error) | Unreadable::Market(MarketLinkError::Link(error)) => link(messages, error),
        Unreadable::Market(MarketLinkError::Consensus) => messages.text("link.consensus"),
        Unreadable::Market(MarketLinkError::Content(error)) => market_content(messages, error),
    }
}

/// Describes why a link was rejected.
fn link(messages: &Messages, error: &LinkError) -> AttrValue {
    match error {
        LinkError::TooLong { length, limit } => {
            messages.fill("link.too_long", &[("length", &count(*length)), ("limit", &count(*limit))])
        }
        LinkError::NotALink => messages.text("link.not_a_link"),
        LinkError::UnknownVersion { version } => messages.fill("link.unknown_version", &[("version", version)]),
        LinkError::Market => messages.text("link.market"),
        LinkError::ForeignCharacter { position, character } => messages
            .fill("link.foreign_character", &[("position", &count(*position)), ("character", &character.to_string())]),
        LinkError::Cut => messages.text("link.cut"),
        LinkError::Damaged => messages.text("link.damaged"),
        LinkError::TooBig { limit } => messages.fill("link.too_big", &[("limit", &count(*limit))]),
        LinkError::NotAScenario { reason } => messages.fill("link.not_a_scenario", &[("reason", reason)]),
        LinkError::Json(error) => json(messages, error),
        LinkError::UnknownPreset { id } => messages.fill("link.unknown_preset", &[("id", id)]),
        LinkError::BadPatch { reason } => messages.fill("link.bad_patch", &[("reason", reason)]),
        LinkError::Invalid(error) => invalid(messages, error),
    }
}
