//! Scenarios: editing, timelines, links, files, presets and comparisons.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod compare;
mod comparison;
mod edit;
mod files;
mod idle_hyperparameters;
mod import;
mod import_errors;
mod import_tables;
mod levers;
mod link;
mod link_properties;
mod link_view;
mod market;
mod market_board;
mod market_board_import;
mod market_board_link;
mod market_consensus;
mod market_document;
mod market_export;
mod market_flywheel;
mod market_import;
mod market_life;
mod market_link;
mod market_order;
mod market_participants;
mod market_policies;
mod market_properties;
mod market_quote;
mod market_result;
mod market_rules;
mod market_run;
mod markets;
mod pay_comparison;
mod presets;
mod presets_over_time;
mod properties;
#[path = "../../../yuma-engine/tests/engine/random_cases.rs"]
mod random_cases;
mod scenarios;
mod spread;
mod timeline;
mod timeline_edit;
mod timeline_properties;
mod vocabulary;
