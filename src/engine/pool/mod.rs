//! The pools that price a subnet's alpha in TAO: a file for each curve that the chain has had or was asked to have.

pub mod reserves;
pub mod side;

pub use reserves::Reserves;
pub use side::Side;
