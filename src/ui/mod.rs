//! The Yew components of the page.

mod after_paint;
mod app;
pub mod attribution;
mod chart;
mod compare;
mod compared;
pub(crate) mod documents;
mod error_text;
mod evaluation;
pub mod format;
mod gesture;
mod given;
mod grid;
mod hooks;
mod inspector;
mod lab;
mod learn;
mod long_run;
pub(crate) mod market;
pub mod messages;
mod page_keys;
mod panels;
mod part;
mod part_loading;
mod shell;
mod slices;
pub mod time;
mod titles;
pub mod widgets;

pub use app::start;
