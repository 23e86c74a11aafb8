//! The grid: validators as rows, miners as columns, results in the margins.

mod action_bar;
mod action_menu;
mod against;
mod around;
mod cells;
mod columns;
mod controller;
mod copied;
mod dock;
pub mod entry;
mod figures;
mod foot;
mod head;
mod hover;
pub mod keyboard;
mod layout;
mod lens_bar;
mod measures;
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

pub use around::{AroundGrid, around_grid};
pub use lens_bar::lens_beside;
pub use sheet::Sheet;
pub use status::Status;
pub use table::error_key as entry_error_key;
