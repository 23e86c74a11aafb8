//! What a scenario is called: a person's own words, else those of the preset it started from.

use yew::AttrValue;

use super::words::Words;
use yuma_scenario::Document;

/// The title.
pub fn title(words: &Words, document: &Document) -> AttrValue {
    own_or_preset(words, document, &document.title, "title").unwrap_or_else(|| words.text("scenario.untitled"))
}

/// The question that the scenario asks, or the person's notes.
pub fn question(words: &Words, document: &Document) -> AttrValue {
    own_or_preset(words, document, &document.notes, "question").unwrap_or_default()
}

fn own_or_preset(words: &Words, document: &Document, own: &str, part: &str) -> Option<AttrValue> {
    if !own.is_empty() {
        return Some(AttrValue::from(own.to_owned()));
    }
    words.find(&format!("preset.{}.{part}", document.preset.as_ref()?))
}
