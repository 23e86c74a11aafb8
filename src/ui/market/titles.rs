//! The title and the question of a market: the person's own text, or that of the preset.

use yew::AttrValue;

use crate::ui::messages::Messages;
use yuma_scenario::market::MarketDocument;

/// Returns the title.
pub fn title(messages: &Messages, market: &MarketDocument) -> AttrValue {
    own_or_preset(messages, market, &market.title, "title").unwrap_or_else(|| messages.text("scenario.untitled"))
}

/// Returns the question of the market, or the person's notes.
pub fn question(messages: &Messages, market: &MarketDocument) -> AttrValue {
    own_or_preset(messages, market, &market.notes, "question").unwrap_or_default()
}

fn own_or_preset(messages: &Messages, market: &MarketDocument, own: &str, part: &str) -> Option<AttrValue> {
    if !own.is_empty() {
        return Some(AttrValue::from(own.to_owned()));
    }
    messages.find(&format!("market.preset.{}.{part}", market.preset.as_ref()?))
}
