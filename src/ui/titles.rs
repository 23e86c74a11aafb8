//! The title and the question of a document: the person's own text, or that of the preset.

use yew::AttrValue;

use super::messages::Messages;
use yuma_scenario::Document;
use yuma_scenario::market::MarketDocument;

/// Returns the title of a scenario.
pub fn title(messages: &Messages, document: &Document) -> AttrValue {
    title_of(messages, &document.title, "preset", document.preset.as_deref())
}

/// Returns the question of a scenario, or the person's notes.
pub fn question(messages: &Messages, document: &Document) -> AttrValue {
    question_of(messages, &document.notes, "preset", document.preset.as_deref())
}

/// Returns the title of a market.
pub fn market_title(messages: &Messages, market: &MarketDocument) -> AttrValue {
    title_of(messages, &market.title, "market.preset", market.preset.as_deref())
}

/// Returns the question of a market, or the person's notes.
pub fn market_question(messages: &Messages, market: &MarketDocument) -> AttrValue {
    question_of(messages, &market.notes, "market.preset", market.preset.as_deref())
}

fn title_of(messages: &Messages, own: &str, area: &str, preset: Option<&str>) -> AttrValue {
    own_or_preset(messages, own, area, preset, "title").unwrap_or_else(|| messages.text("scenario.untitled"))
}

fn question_of(messages: &Messages, own: &str, area: &str, preset: Option<&str>) -> AttrValue {
    own_or_preset(messages, own, area, preset, "question").unwrap_or_default()
}

fn own_or_preset(messages: &Messages, own: &str, area: &str, preset: Option<&str>, part: &str) -> Option<AttrValue> {
    if !own.is_empty() {
        return Some(AttrValue::from(own.to_owned()));
    }
    messages.find(&format!("{area}.{}.{part}", preset?))
}
