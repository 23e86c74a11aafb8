//! The hyperparameters of imported files.

use super::content::SubnetData;
use yuma_engine::yuma::{Hyperparameter, Parameters};

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
