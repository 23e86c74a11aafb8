//! Texts for rejected JSON.

use yew::AttrValue;

use crate::ui::format::count;
use crate::ui::messages::Messages;
use yuma_scenario::JsonError;

/// Describes why a text cannot be parsed.
pub fn json(messages: &Messages, error: &JsonError) -> AttrValue {
    let limited = |key, limit: &usize| messages.fill(key, &[("limit", &count(*limit))]);
    match error {
        JsonError::Syntax { reason } => messages.fill("json.syntax", &[("reason", reason)]),
        JsonError::TooDeep { limit } => limited("json.too_deep", limit),
        JsonError::TooManyEntries { limit } => limited("json.too_many_entries", limit),
        JsonError::TooManyValues { limit } => limited("json.too_many_values", limit),
    }
}
