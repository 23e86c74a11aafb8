//! The title and the question of a scenario: the person's own text, or that of the preset.

use yew::AttrValue;

use super::messages::Messages;
use yuma_scenario::Document;

/// Returns the title.
pub fn title(messages: &Messages, document: &Document) -> AttrValue {
    own_or_preset(messages, document, &document.title, "title").unwrap_or_else(|| messages.text("scenario.untitled"))
}

/// Returns the question of the scenario, or the person's notes.
pub fn question(messages: &Messages, document: &Document) -> AttrValue {
    own_or_preset(messages, document, &document.notes, "question").unwrap_or_default()
}

fn own_or_preset(messages: &Messages, document: &Document, own: &str, part: &str) -> Option<AttrValue> {
    if !own.is_empty() {
        return Some(AttrValue::from(own.to_owned()));
    }
    messages.find(&format!("preset.{}.{part}", document.preset.as_ref()?))
}
