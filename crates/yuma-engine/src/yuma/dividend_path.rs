//! How a validator's stake share becomes its share of the dividends, level by level.

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
    /// Its share of the subnet's stake.
    StakeShare,
    /// Its share of the stake that counts: of active validators with a permit.
    ActiveStakeShare,
    /// What its weights would earn if no weight lost anything to consensus, and bonds were already where they move to.
    ByGivenWeights,
    /// What its weights earn after clipping and the bonds penalty, if bonds were already where they move to.
    ByWeightsForBonds,
    /// Its dividends, by the bonds that it has.
    Dividends,
}

/// One level of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathStage {
    /// Which level.
    pub level: PathLevel,
    /// The validator's share at this level; all validators' together come to 1, or to 0 where nobody has any.
    pub share: I32F32,
    /// How much it is more than at the level before; the share itself at the first.
    pub change: I32F32,
}

/// The path of one validator.
///
/// The last level is the validator's dividends to the bit. The third and the fourth are no numbers of the chain but
/// answers to "what if": what dividends would be if bonds were already where they move to, so that what is left to the
/// last level is the lag of the bonds. Incentives are those of the epoch at every level: in the third, consensus still
/// decides what miners are paid.
pub fn dividend_path(input: &EpochInput, trace: &Trace, uid: Uid) -> Vec<PathStage> {
    let of = |shares: &[I32F32]| shares.get(uid.index()).copied().unwrap_or_default();
    let levels = [
        (PathLevel::StakeShare, of(&trace.stake)),
        (PathLevel::ActiveStakeShare, of(&trace.active_stake)),
        (PathLevel::ByGivenWeights, of(&settled_dividends(input, trace, &trace.weights))),
        (PathLevel::ByWeightsForBonds, of(&settled_dividends(input, trace, &trace.weights_for_bonds))),
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

/// The dividends of all validators if their bonds stood where these weights pull them.
fn settled_dividends(input: &EpochInput, trace: &Trace, weights: &Sparse<I32F32>) -> Vec<I32F32> {
    let version = input.parameters.yuma_version;
    let stake = |validator: Uid| trace.active_stake.get(validator.index()).copied().unwrap_or_default();
    let shares = match version {
        YumaVersion::Two => {
            let bought = weights.map(|validator, _, weight| mul(weight, stake(validator)));
            normalize_columns(&bought, input.uid_count)
        }
        YumaVersion::Three => normalize_columns(weights, input.uid_count),
    };
    dividends(&earnings(&shares, &trace.incentive, &trace.active_stake, version))
}
