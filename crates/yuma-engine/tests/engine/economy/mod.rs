//! Blocks of whole economies and the operations between them.

mod delegation;
mod eras;
mod linked;
mod operations;
mod properties;
mod reference;
mod stride;
mod trace;
