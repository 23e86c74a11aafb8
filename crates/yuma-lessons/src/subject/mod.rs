//! The queries of each lab.

mod consensus;
mod market;
mod trade;

pub use self::consensus::{ConsensusSubject, neuron};
pub use self::market::{MarketSubject, netuid, participant, root_validator};
