//! The Yew components of the page.

mod after_paint;
mod app;
pub mod attribution;
pub mod chart;
pub mod compare;
pub mod compared;
pub mod documents;
mod error_text;
mod evaluation;
pub mod format;
pub mod gesture;
mod given;
pub mod grid;
pub mod hooks;
pub mod inspector;
pub mod lab;
mod learn;
mod long_run;
pub mod market;
pub mod messages;
mod page_keys;
pub mod panels;
pub mod part;
mod part_loading;
pub mod shell;
pub mod slices;
pub mod time;
pub mod titles;
pub mod widgets;

pub use app::start;
