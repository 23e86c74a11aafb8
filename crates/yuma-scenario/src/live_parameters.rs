//! The hyperparameters of a new subnet that are live on the chain, where they differ from the defaults of its code.

use yuma_engine::quantity::{Alpha, Proportion64, RAO_PER_TAO};
use yuma_engine::yuma::Parameters;

/// The number of validator permits of a new subnet (spec 10).
const PERMITS: u16 = 64;
/// The live `StakeThreshold`: 1,000 alpha.
const STAKE_THRESHOLD: Alpha = Alpha(1_000 * RAO_PER_TAO);
/// The live `TaoWeight`: 0.18 of 2^64 - 1.
const TAO_WEIGHT: Proportion64 = Proportion64(3_320_413_933_267_719_290);

/// Returns the hyperparameters of a new subnet on the chain.
pub fn live_parameters() -> Parameters {
    Parameters {
        stake_threshold: STAKE_THRESHOLD,
        tao_weight: TAO_WEIGHT,
        max_allowed_validators: PERMITS,
        ..Parameters::default()
    }
}
