//! State, actions and undo: a pure reducer without web types.

pub mod action;
pub mod evaluation;
mod history;
pub mod import;
pub mod lanes;
pub mod notice;
mod open_document;
pub mod paste;
pub mod preferences;
mod reducer;
pub mod results;
pub mod start;
pub mod state;
pub mod stored_documents;
pub mod view;

pub use action::Action;
pub use evaluation::{Evaluation, evaluate, evaluate_epoch};
pub use lanes::{Lane, LaneName, Lanes};
pub use notice::{Notice, NoticeKind, PartFailure, Trouble};
pub use open_document::{OpenDocument, Origin};
pub use preferences::{Language, Preferences, Theme};
pub use reducer::reduce;
pub use state::State;
pub use view::ViewState;

pub use yuma_scenario::{ChartChoice, Lens, Selection};
