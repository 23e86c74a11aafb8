//! The document that a person edits, saves and sends: model, validation, link codec, import, export, presets.

pub mod model;

pub use model::{Document, Neuron, Row};
