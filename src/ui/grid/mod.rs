//! The grid: validators as rows, miners as columns, results in the margins.

mod action_bar;
mod against;
mod cells;
mod columns;
mod controller;
mod editor;
pub mod entry;
mod hover;
mod keyboard;
mod layout;
mod lens_bar;
mod margins;
mod measures;
mod overview;
mod pointer;
mod row;
mod sheet;
mod status;
mod table;
mod typed;
mod viewport;
mod window;

pub use row::mask_key;
pub use sheet::Sheet;
pub use status::Status;
pub use table::error_key as entry_error_key;
