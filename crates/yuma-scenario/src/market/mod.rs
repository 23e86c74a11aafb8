//! Markets: the second kind of document. A market has an era, the subnets with their pools, and a timeline of
//! operations.
//!
//! [`Market`] is the checked document, [`MarketEdit`] its changes, [`link`] and [`file`] its written forms,
//! [`MarketResult`] the next block, [`MarketRun`] the days after it, and [`quote`] a trade.
//!
//! ```
//! use yuma_engine::economy::Era;
//! use yuma_engine::quantity::Netuid;
//! use yuma_scenario::market::{self, MarketEdit, MarketResult};
//!
//! let market = market::preset("market-2026-04-11").ok_or("no such preset")?;
//! let edited = MarketEdit::SetEmission { netuid: Netuid(3), is_on: false }.apply(&market)?;
//! assert_eq!(market::link::decode(&market::link::encode(&edited))?, edited);
//! let era = Era::of("gate-2026").ok_or("no such era")?;
//! let result = MarketResult::of(&edited, era);
//! assert_eq!(result.subnets.len(), 128);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod board;
mod board_check;
mod board_edit;
mod board_error;
mod board_stakes;
mod check;
mod day_point;
mod document;
mod economy;
mod edit;
mod edit_subnet;
mod error;
mod evaluation;
pub mod file;
pub mod import;
pub mod link;
mod order_size;
mod presets;
mod quote;
mod read_error;
mod run;
mod snapshot;
mod snapshot_2024;
mod snapshot_2025;
mod snapshot_2026;
mod strides;
pub mod table_export;
mod trade;
mod vote_result;

pub use self::board::{Board, RootValidator};
pub use self::board_edit::BoardEdit;
pub use self::board_error::BoardError;
pub use self::board_stakes::stake_by_votes;
pub use self::day_point::{DayPoint, SubnetPoint};
pub use self::document::{Market, MarketDocument, MarketEvent, MarketSubnet};
pub use self::economy::{HOLDER, STAKER, VALIDATOR, economy};
pub use self::edit::{MarketEdit, OtherParts};
pub use self::error::{EventField, MarketError, MarketText, SubnetField};
pub use self::evaluation::{Eligibility, MarketResult, MarketTotals, SubnetResult};
pub use self::presets::{MarketPreset, opening, preset, presets};
pub use self::quote::{LimitedQuote, Quote, QuotedLeg, SplitOrder, quote, quote_on};
pub use self::read_error::MarketReadError;
pub use self::run::{DAY_ERROR, MarketRun, have_equal_runs};
pub use self::snapshot::{Snapshot, SnapshotId};
pub use self::snapshot_2026::{Listing, listings};
pub use self::strides::strides;
pub use self::trade::{PriceLimit, Trade, TradeRequest};
pub use self::vote_result::{NetworkVote, VoteResult};
