//! The grid: validators as rows, miners as columns, results in the margins.

mod sheet;

pub use sheet::Sheet;
