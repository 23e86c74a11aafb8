//! The consensus of one subnet of the market, in the consensus lab's own components.

mod lab;
mod page;

pub use self::page::LinkedPage;
