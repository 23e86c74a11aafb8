//! Scenarios as text: the format that links, files and presets share. It is separate from the live model, so that the
//! model can change while old links remain readable.

mod v1;
mod v1_comparison;
mod v1_parameters;
mod v1_row;
mod v1_timeline;
pub mod v1_view;
mod v2_board;
mod v2_event;
mod v2_market;
mod v2_number;
mod v2_parameters;
mod v2_participant;
mod v2_subnet;
mod v2_view;

pub use v1::ScenarioV1;
pub use v2_market::MarketV2;
