//! The page without a browser: state, storage, charts and texts.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod change_words;
#[path = "../../crates/yuma-engine/tests/engine/changes/mod.rs"]
mod changes;
mod colours;
mod long_run;
mod run_charts;
#[path = "../../crates/yuma-scenario/tests/scenario/scenarios/mod.rs"]
mod scenarios;
mod storage;
mod store_comparison;
mod store_properties;
mod store_reducer;
mod store_timeline;
mod store_view;
mod store_works;
mod time_words;
mod words;
