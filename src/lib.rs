//! Bittensor's Yuma Consensus, recomputed with the chain's own arithmetic.
//!
//! [`engine`] holds the chain's rules as pure functions over plain data; [`scenario`] is the document that a person
//! edits, saves and sends as a link. With the `page` feature the crate also builds the browser page.

pub mod engine;
pub mod scenario;
#[cfg(feature = "page")]
pub mod store;
#[cfg(feature = "page")]
pub mod ui;
