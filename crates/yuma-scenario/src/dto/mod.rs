//! Scenarios as text: the format that links, files and presets share. It is separate from the live model, so that the
//! model can change while old links remain readable.

pub mod v1;
pub mod v1_comparison;
pub mod v1_parameters;
pub mod v1_timeline;
pub mod v1_view;

pub use v1::ScenarioV1;
