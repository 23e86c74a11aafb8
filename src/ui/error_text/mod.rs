//! Describes typed errors in the reader's language; one file for each type.

mod import;
mod invalid;
mod json;
mod link;
mod market;
mod part_failure;
mod table;
mod too_large;

pub use import::{combine, import};
pub use invalid::invalid;
pub use json::json;
pub use link::unreadable;
pub use market::market;
pub use part_failure::part_failure;
pub use table::table;
