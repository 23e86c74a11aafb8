//! State, actions and undo: a pure reducer without web types.

mod action;
mod consensus;
pub mod evaluation;
mod history;
pub mod import;
mod lab;
pub mod lanes;
pub mod lesson_progress;
mod market;
pub mod notice;
mod open_document;
pub mod paste;
pub mod preferences;
mod reducer;
pub mod results;
pub mod start;
mod state;
pub mod stored_documents;
pub mod view;

pub use consensus::{Consensus, ViewChange};
pub use evaluation::{Evaluation, evaluate, evaluate_epoch};
pub use lab::Lab;
pub use lanes::{Lane, LaneName, Lanes};
pub use market::{MarketView, MarketViewChange, Markets};
pub use notice::{Notice, NoticeKind, PartFailure, Trouble, Unreadable};
pub use open_document::Origin;
pub use preferences::{Language, Preferences, Theme};
pub use reducer::reduce;
pub use view::ViewState;

pub use yuma_scenario::market::{EraQuantity, MarketColumns, MarketTab};
pub use yuma_scenario::{ChartChoice, Lens, Selection};

/// An action of a lab.
pub use action::Action as ActionOf;
/// An open document of a lab.
pub use open_document::OpenDocument as DocumentOf;
/// The state of a lab.
pub use state::State as StateOf;

/// An action of the consensus lab.
pub type Action = ActionOf<Consensus>;
/// An open document of the consensus lab.
pub type OpenDocument = DocumentOf<Consensus>;
/// The state of the consensus lab.
pub type State = StateOf<Consensus>;
