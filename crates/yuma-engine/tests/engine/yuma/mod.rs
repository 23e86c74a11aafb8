//! One epoch of Yuma Consensus.

mod change;
mod change_properties;
mod explanations;
mod properties;
mod reference;
