//! One epoch of Yuma Consensus.

mod change;
mod change_properties;
mod explanations;
mod mechanisms;
mod pay;
mod properties;
mod reference;
mod tipping_point;
