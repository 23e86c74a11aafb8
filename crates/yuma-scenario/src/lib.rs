//! Documents that people edit, store and send, with validation, timeline, links, files and presets: consensus
//! scenarios of one subnet, and [markets](market) of many.
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

mod any_document;
mod bounded_json;
mod check;
mod checked;
mod clipped;
pub mod compare;
pub mod csv_stakes;
mod csv_text;
pub mod csv_weights;
mod decimal;
mod dto;
pub mod edit;
mod epoch_input;
mod hyperparameter_preset;
pub mod import;
mod invalid;
pub mod json_file;
mod lane_scenario;
mod lanes;
mod levers;
pub mod limits;
pub mod link;
mod live_parameters;
pub mod market;
mod matrix;
mod miner_levers;
mod model;
mod names;
pub mod pasted;
pub mod presets;
mod small;
mod spread;
pub mod table;
mod text;
pub mod timeline;
mod typed_number;
mod view;

pub use any_document::{AnyDocument, DocumentError, decode_any};
pub use bounded_json::JsonError;
pub use clipped::clipped_part;
pub use csv_text::{harmless, write_csv};
pub use decimal::{DecimalMark, NumberError, parse_amount, parse_number, written_amount};
pub use dto::ScenarioV1;
pub use edit::Edit;
pub use hyperparameter_preset::HyperparameterPreset;
pub use invalid::{Field, Invalid, List, Stored, TextField};
pub use lanes::{LaneHyperparameters, LaneSet};
pub use levers::{Lever, LeverKind, levers};
pub use link::{LinkError, looks_like_link};
pub use live_parameters::live_parameters;
pub use matrix::{Matrix, Row};
pub use miner_levers::{MinerLever, miner_levers};
pub use model::{Comparison, Document, Neuron, Pinned, Scenario};
pub use small::small;
pub use spread::{Spread, correlation, spread};
pub use text::clean_line;
pub use timeline::{Change, EpochState, Keyframe, Run, Timeline};
pub use typed_number::{plain_number, readings, typed_amount, typed_stake};
pub use view::{ChartChoice, Lens, Selection, SharedView, Title};
