//! The page: Yew components, the only place that knows the DOM.

mod app;
pub mod change;
pub mod chart;
pub mod compare;
pub mod compared;
mod documents;
mod download;
pub mod format;
pub mod gesture;
pub mod grid;
pub mod hooks;
pub mod inspector;
pub mod lab;
mod long_run;
mod page_keys;
pub mod part;
pub mod shell;
pub mod slices;
pub mod time;
pub mod titles;
pub mod words;

pub use app::start;
