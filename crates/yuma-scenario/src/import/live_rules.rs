//! The hyperparameters of an imported subnet: those of its files, and else those that are live on the chain.

use super::content::SubnetData;
use yuma_engine::quantity::{Alpha, Proportion64, RAO_PER_TAO};
use yuma_engine::yuma::{Hyperparameter, Parameters};

/// The number of validator permits of a new subnet (spec 10).
const PERMITS: u16 = 64;
/// The live `StakeThreshold`: 1,000 alpha.
const STAKE_THRESHOLD: Alpha = Alpha(1_000 * RAO_PER_TAO);
/// The live `TaoWeight`: 0.18 of 2^64 - 1.
const TAO_WEIGHT: Proportion64 = Proportion64(3_320_413_933_267_719_290);
/// Returns the hyperparameters of a new subnet on the chain.
pub(super) fn live_parameters() -> Parameters {
    Parameters {
        stake_threshold: STAKE_THRESHOLD,
        tao_weight: TAO_WEIGHT,
        max_allowed_validators: PERMITS,
        ..Parameters::default()
    }
}

/// Sets the hyperparameters of files. The activity cutoff in blocks becomes thousandths of the tempo, rounded up.
pub(super) fn with_hyperparameters(parameters: &Parameters, files: &[&SubnetData]) -> Parameters {
    let mut changed = parameters.clone();
    for (hyperparameter, raw) in files.iter().flat_map(|file| &file.hyperparameters) {
        changed = hyperparameter.set(&changed, *raw);
    }
    for blocks in files.iter().filter_map(|file| file.activity_cutoff) {
        let factor = (u128::from(blocks) * 1_000).div_ceil(u128::from(changed.tempo).max(1));
        let (lowest, highest) = Hyperparameter::ActivityCutoffFactor.range();
        let factor = i128::try_from(factor).unwrap_or(highest).clamp(lowest, highest);
        changed = Hyperparameter::ActivityCutoffFactor.set(&changed, factor);
    }
    changed
}
