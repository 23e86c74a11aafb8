//! The grid: validators as rows, miners as columns, results in the margins.

mod action_bar;
mod against;
mod cells;
mod columns;
mod controller;
mod copied;
mod editor;
pub mod entry;
mod figures;
mod foot;
mod head;
mod hover;
mod keyboard;
mod layout;
mod lens_bar;
mod measures;
mod opening;
mod order;
mod overview;
mod pointer;
mod results;
mod row;
mod rows;
mod scrolling;
mod sheet;
mod status;
mod table;
mod title;
mod tools;
mod typed;
mod viewport;
mod window;

pub use row::mask_key;
pub use sheet::Sheet;
pub use status::Status;
pub use table::error_key as entry_error_key;
