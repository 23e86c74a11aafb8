//! The browser page: edit a Bittensor subnet and see what the chain would pay, to the last bit.
//!
//! [`yuma_engine`] computes, [`yuma_scenario`] holds what a person edits; here is what shows it.

pub mod chart;
pub mod jobs;
mod platform;
pub mod store;
pub mod ui;
