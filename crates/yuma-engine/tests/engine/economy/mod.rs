//! Blocks of whole economies and operations between blocks.

mod delegation;
mod eras;
mod linked;
mod operations;
mod properties;
mod reference;
mod stride;
mod trace;
