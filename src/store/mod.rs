//! State, actions and undo: a pure reducer without web types.

pub mod action;
pub mod evaluation;
mod history;
pub mod import;
pub mod lanes;
pub mod notice;
pub mod preferences;
mod reducer;
pub mod start;
pub mod state;
pub mod view;
pub mod works;

pub use action::Action;
pub use evaluation::{Evaluation, evaluate, look};
pub use lanes::{Lane, LaneName, Lanes};
pub use notice::{Notice, NoticeKind, PartFailure, Trouble};
pub use preferences::{Language, Preferences, Theme};
pub use reducer::reduce;
pub use state::{Origin, State};
pub use view::View;

pub use yuma_scenario::view::{ChartChoice, Lens, Selection};
