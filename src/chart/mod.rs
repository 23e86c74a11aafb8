//! Charts as plain data: models and layout. `ui::chart` draws them and writes their numbers.

mod crowd;
pub mod decimate;
pub mod export;
mod ghosts;
pub mod heat;
pub mod layout;
pub mod model;
mod names;
mod precision;
pub mod run_chart;
pub mod scale;
pub mod series_style;
pub mod stored;
pub mod table;
pub mod ticks;

pub use crowd::{SelectedNeurons, featured, is_crowded};
pub use ghosts::{counterpart_of, ghosts};
pub use layout::{Frame, Layout};
pub use model::{
    ChartKind, ChartMeasure, ChartModel, ChartSeries, EpochEvent, Participant, Role, SharedChart, share_axes,
};
pub use names::{LineName, move_apart};
pub use precision::Precision;
pub use run_chart::{RunChart, RunLines};
pub use series_style::SeriesStyle;
pub use stored::StoredUnit;
