//! Scenarios: the documents that people edit, store and send, with validation, timeline, links, files and presets.
//!
//! A scenario written as a link, read from it, and run:
//!
//! ```
//! use yuma_scenario::{Run, link};
//!
//! let scenario = yuma_scenario::small()?;
//! let text = link::encode(&scenario);
//! let decoded = link::decode(&text)?;
//! assert_eq!(decoded, scenario);
//! let run = Run::whole(&decoded);
//! assert_eq!(run.done(), run.epochs());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bounded_json;
pub mod checked;
pub mod compare;
pub mod comparison;
pub mod csv_stakes;
pub mod csv_text;
pub mod csv_weights;
pub mod decimal;
pub mod dto;
pub mod edit;
pub mod import;
pub mod invalid;
pub mod json_file;
pub mod limits;
pub mod link;
mod link_patch;
mod link_text;
pub mod market;
pub mod metagraph;
pub mod model;
mod names;
pub mod presets;
mod small;
pub mod table;
pub mod text;
pub mod timeline;
pub mod view;

pub use bounded_json::JsonError;
pub use checked::Scenario;
pub use comparison::Comparison;
pub use edit::Edit;
pub use invalid::{Field, Invalid, List, Stored, TextField};
pub use link::LinkError;
pub use link_text::looks_like_link;
pub use model::{Document, Matrix, Neuron, Row};
pub use small::small;
pub use timeline::{Change, EpochState, Keyframe, Run, Timeline};
pub use view::SharedView;
