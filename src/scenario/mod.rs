//! The document that a person edits, saves and sends: model, validation, link codec, import, export, presets.

pub mod checked;
pub mod edit;
pub mod invalid;
pub mod limits;
pub mod model;
pub mod text;

pub use checked::Scenario;
pub use edit::Edit;
pub use invalid::{Field, Invalid, List, Words};
pub use model::{Document, Matrix, Neuron, Row};
