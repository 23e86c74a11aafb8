//! The chain's rules: pure functions over plain data, equal to the chain to the last bit.
//!
//! Nothing here knows a browser, a clock, a random source, serialisation or I/O; a result depends on nothing but the
//! arguments, and no input that the types admit makes a function panic.

pub mod economy;
pub mod emission;
pub mod fixed;
pub mod issuance;
pub mod ordered;
pub mod pool;
pub mod quantity;
pub mod root2024;
pub mod wide;
pub mod yuma;
