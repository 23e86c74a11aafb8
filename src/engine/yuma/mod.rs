//! One epoch of Yuma Consensus (spec 5), a file per step.

pub mod input;
pub mod parameters;
pub mod sparse;

pub use input::EpochInput;
pub use parameters::{ConsensusSource, Parameters, YumaVersion};
pub use sparse::Sparse;
