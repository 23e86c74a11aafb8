//! Markets: the second kind of document. A market has an era, the subnets with their pools, and a timeline of
//! operations.
//!
//! [`Market`] is the checked document, [`MarketEdit`] its changes, [`link`] and [`file`] its written forms,
//! [`MarketResult`] the next block, and [`quote`] a trade.
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

mod check;
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
mod snapshot;
mod snapshot_2025;
mod snapshot_2026;
pub mod table_export;
mod trade;

pub use self::document::{Market, MarketDocument, MarketEvent, MarketSubnet};
pub use self::economy::{HOLDER, STAKER, VALIDATOR, economy};
pub use self::edit::{MarketEdit, OtherParts};
pub use self::error::{EventField, MarketError, MarketText, SubnetField};
pub use self::evaluation::{Eligibility, MarketResult, MarketTotals, SubnetResult};
pub use self::presets::{MarketPreset, opening, preset, presets};
pub use self::quote::{LimitedQuote, Quote, QuotedLeg, SplitOrder, quote, quote_on};
pub use self::read_error::MarketReadError;
pub use self::snapshot::{Snapshot, SnapshotId};
pub use self::snapshot_2026::{Listing, listings};
pub use self::trade::{PriceLimit, Trade, TradeRequest};
