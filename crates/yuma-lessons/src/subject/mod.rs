//! The queries of each lab.

mod consensus;
mod market;
mod trade;

pub use self::consensus::{ConsensusSubject, neuron};
pub use self::market::{MarketSubject, netuid, participant, root_validator};
use yuma_engine::quantity::RAO_PER_TAO;

/// Converts an amount in 10^-9 to TAO or alpha.
fn tokens(units: u64) -> f64 {
    units as f64 / RAO_PER_TAO as f64
}
