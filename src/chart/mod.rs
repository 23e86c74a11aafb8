//! Charts as plain data: what one shows, where things stand in it, and its numbers as text. Drawing is the page's affair.

pub mod decimate;
pub mod export;
mod ghosts;
pub mod heat;
pub mod label;
pub mod layout;
pub mod look;
pub mod model;
pub mod run_chart;
pub mod scale;
pub mod stored;
pub mod table;
pub mod ticks;

pub use ghosts::{counterpart_of, ghosts};
pub use label::{Grain, axis_label, value_label};
pub use layout::{Frame, Layout};
pub use look::Look;
pub use model::{ChartModel, EpochEvent, Measure, Participant, Picture, Role, Series, SharedChart, share_axes};
pub use run_chart::{RunChart, RunLines};
pub use stored::StoredUnit;
