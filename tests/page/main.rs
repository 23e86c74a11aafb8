//! The page without a browser: state, storage, charts and texts.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod attribution_messages;
#[path = "../../crates/yuma-engine/tests/engine/changes/mod.rs"]
mod changes;
mod colors;
mod edit_sentences;
mod long_run;
mod market_presets;
mod messages;
mod numbers;
#[path = "../../crates/yuma-engine/tests/engine/random_cases.rs"]
mod random_cases;
mod results;
mod run_charts;
#[path = "../../crates/yuma-scenario/tests/scenario/scenarios/mod.rs"]
mod scenarios;
mod spec_links;
mod storage;
mod store_comparison;
mod store_linked;
mod store_market_view;
mod store_properties;
mod store_reducer;
mod store_timeline;
mod store_view;
mod stored_documents;
mod time_messages;

/// Replaces spaces at which no line breaks by plain ones, so that expectations are readable.
fn with_plain_spaces(text: impl AsRef<str>) -> String {
    text.as_ref().replace('\u{a0}', " ")
}
