//! The formats that the market reads, with a sample of each.

use crate::ui::messages::Messages;
use crate::ui::panels::import::samples::{Sample, SampleGroup};
use yuma_scenario::market::import::MarketFormat;

/// Returns the formats, each a group of its own.
pub fn formats(messages: &Messages) -> Vec<SampleGroup> {
    let group = |format: MarketFormat| {
        let text = |part: &str| messages.text(&format!("market.import.format.{}.{part}", format.id()));
        SampleGroup {
            title: text("title"),
            about: text("about"),
            samples: vec![Sample { note: text("note"), text: format.sample() }],
        }
    };
    MarketFormat::ALL.into_iter().map(group).collect()
}
