//! The levels between a validator's stake share and its share of the dividends.

use substrate_fixed::types::I32F32;

use super::columns::normalize_columns;
use super::dividends::{dividends, earnings};
use super::input::EpochInput;
use super::parameters::YumaVersion;
use super::sparse::Sparse;
use super::trace::Trace;
use crate::fixed::{ZERO, mul};
use crate::quantity::Uid;

/// A level on the way from stake to dividends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathLevel {
    /// The validator's share of the subnet's stake.
    StakeShare,
    /// The validator's share of active stake: the stake of active validators with a permit.
    ActiveStakeShare,
    /// The share its weights would earn without clipping, if bonds had already reached their targets.
    ByGivenWeights,
    /// The share its weights earn after clipping and the bonds penalty, if bonds had already reached their targets.
    ByWeightsForBonds,
    /// The validator's dividends, by its current bonds.
    Dividends,
}

/// One level of the path, with the validator's share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathStage {
    /// The level.
    pub level: PathLevel,
    /// The validator's share at this level. The shares of all validators sum to 1, or to 0 if all are 0.
    pub share: I32F32,
    /// The increase over the previous level; at the first level, the share itself.
    pub change: I32F32,
}

/// Returns the path of one validator.
///
/// The last level equals the validator's dividends bit for bit. The third and fourth levels are not numbers of the
/// chain but counterfactuals: the dividends if bonds had already reached their targets, so that the change at the
/// last level is the lag of the bonds. All levels use the epoch's incentives, so at the third level miners' pay still
/// follows consensus.
pub fn dividend_path(input: &EpochInput, trace: &Trace, uid: Uid) -> Vec<PathStage> {
    let of = |shares: &[I32F32]| shares.get(uid.index()).copied().unwrap_or_default();
    let levels = [
        (PathLevel::StakeShare, of(&trace.stake)),
        (PathLevel::ActiveStakeShare, of(&trace.active_stake)),
        (PathLevel::ByGivenWeights, of(&settled_dividends(input, trace, &trace.weights))),
        (PathLevel::ByWeightsForBonds, of(&settled_dividends(input, trace, trace.weights_for_bonds()))),
        (PathLevel::Dividends, of(&trace.dividends)),
    ];
    let mut before = ZERO;
    let stage = |(level, share): (PathLevel, I32F32)| {
        let change = share.saturating_sub(before);
        before = share;
        PathStage { level, share, change }
    };
    levels.into_iter().map(stage).collect()
}

/// Computes the dividends of all validators if their bonds had already reached the targets of these weights.
fn settled_dividends(input: &EpochInput, trace: &Trace, weights: &Sparse<I32F32>) -> Vec<I32F32> {
    let version = input.parameters.yuma_version;
    let stake = |validator: Uid| trace.active_stake.get(validator.index()).copied().unwrap_or_default();
    let mut shares = match version {
        YumaVersion::Two => weights.map(|validator, _, weight| mul(weight, stake(validator))),
        YumaVersion::Three => weights.clone(),
    };
    normalize_columns(&mut shares, input.uid_count);
    dividends(&earnings(&shares, &trace.incentive, &trace.active_stake, version))
}
