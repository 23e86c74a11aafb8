//! Words for links that do not open.

use yew::AttrValue;

use super::{invalid, json};
use crate::ui::words::Words;
use yuma_scenario::LinkError;

/// Why a link does not open.
pub fn link(words: &Words, error: &LinkError) -> AttrValue {
    match error {
        LinkError::TooLong { length, limit } => {
            words.fill("link.too_long", &[("length", &length.to_string()), ("limit", &limit.to_string())])
        }
        LinkError::NotALink => words.text("link.not_a_link"),
        LinkError::UnknownVersion { version } => words.fill("link.unknown_version", &[("version", version)]),
        LinkError::ForeignCharacter { position, character } => words.fill(
            "link.foreign_character",
            &[("position", &position.to_string()), ("character", &character.to_string())],
        ),
        LinkError::Cut => words.text("link.cut"),
        LinkError::Damaged => words.text("link.damaged"),
        LinkError::TooBig { limit } => words.fill("link.too_big", &[("limit", &limit.to_string())]),
        LinkError::NotAScenario { reason } => words.fill("link.not_a_scenario", &[("reason", reason)]),
        LinkError::Json(error) => json(words, error),
        LinkError::UnknownPreset { id } => words.fill("link.unknown_preset", &[("id", id)]),
        LinkError::BadPatch { reason } => words.fill("link.bad_patch", &[("reason", reason)]),
        LinkError::Invalid(error) => invalid(words, error),
    }
}
