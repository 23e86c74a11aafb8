//! Pools: trades and properties.

mod properties;
mod trades;
