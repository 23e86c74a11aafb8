//! The browser page: edit a Bittensor subnet and see what the chain would pay, to the last bit.
//!
//! [`yuma_engine`] computes, [`yuma_scenario`] models the edited document, and this crate displays both.

pub mod chart;
pub mod jobs;
mod platform;
pub mod store;
pub mod ui;
