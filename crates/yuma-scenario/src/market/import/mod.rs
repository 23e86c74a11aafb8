//! Import of subnets into a market.
//!
//! [`read`] recognizes one text by its fields and returns a document, the rows of subnets or a board of votes; [`propose`]
//! joins rows with the open market, [`propose_new`] completes them for a market of their own, [`propose_board`] joins a
//! board, and their proposals list every assumption.

mod assumption;
mod btcli_text;
mod column;
mod error;
mod format;
mod json_records;
mod propose;
mod read;
mod root_board;
mod row;
mod table;
mod titles;
mod tool_rows;

pub use assumption::{Assumed, MarketAssumption};
pub use column::SubnetColumn;
pub use error::MarketImportError;
pub use format::MarketFormat;
pub use propose::{Proposal, propose, propose_new};
pub use read::{MarketContent, read};
pub use root_board::{BoardFile, BoardProposal, propose_board};
pub use row::{MarketRows, SubnetRow};
pub use table::is_header;
pub use titles::with_titles;
