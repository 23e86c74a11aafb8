//! Scenarios as text: the shape that links, files and presets share. Separate from the live model, so that the model can
//! change while every old link still opens.

pub mod v1;
pub mod v1_comparison;
pub mod v1_parameters;
pub mod v1_timeline;
pub mod v1_view;

pub use v1::ScenarioV1;
