//! Puts typed errors into the reader's words; a file for each kind of error.

mod import;
mod invalid;
mod json;
mod link;
mod table;

pub use import::import;
pub use invalid::invalid;
pub use json::json;
pub use link::link;
pub use table::table;
