//! The root network of 2024.

mod network;
mod properties;
