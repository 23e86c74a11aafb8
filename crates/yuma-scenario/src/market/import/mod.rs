//! Import of subnets into a market.
//!
//! [`read`] recognizes one text by its fields and returns a document or the rows of subnets; [`propose`] joins rows with
//! the open market, and its [`Proposal`] lists every assumption.

mod assumption;
mod btcli_text;
mod column;
mod error;
mod json_records;
mod propose;
mod read;
mod row;
mod table;
mod tool_rows;

pub use assumption::{Assumed, MarketAssumption};
pub use column::SubnetColumn;
pub use error::MarketImportError;
pub use propose::{Proposal, propose};
pub use read::{MarketContent, MarketFormat, read};
pub use row::{MarketRows, SubnetRow};
