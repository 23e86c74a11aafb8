//! Explanations of incentive and dividends: the earnings of miners and validators, and their shares.

use super::Explanation;
use super::scene::{Scene, stored};
use super::stake::share_of;
use super::symbol::Symbol;
use super::term::Term;
use crate::quantity::Uid;
use crate::yuma::parameters::YumaVersion;
use crate::yuma::quantity::Quantity;

/// Explains a rank: `sum(active_stake * clipped)` over validators.
pub fn rank(scene: &Scene<'_>, miner: Uid) -> Explanation {
    let column = scene.column(Quantity::Clipped, miner).into_iter();
    let terms = column.map(|(validator, left)| {
        let left = Term::known(Symbol::cell(Quantity::Clipped, validator, miner), left);
        scene.known(Quantity::ActiveStake, validator).times(left)
    });
    scene.result(Quantity::Ranks, miner).by(Term::sum(terms))
}

/// Explains an incentive: `rank / sum`.
pub fn incentive(scene: &Scene<'_>, miner: Uid) -> Explanation {
    let explanation = share_of(scene, Quantity::Incentive, Quantity::Ranks, miner);
    explanation.stored_as(stored(&scene.trace.outcome.incentive, miner))
}

/// Explains an earning: `sum(bond_share * incentive)` over miners, times active stake in Yuma 3.
pub fn earning(scene: &Scene<'_>, validator: Uid) -> Explanation {
    let row = scene.trace.bond_shares.row(validator).iter();
    let terms = row.map(|&(miner, share)| {
        let share = Term::known(Symbol::cell(Quantity::BondShares, validator, miner), share);
        share.times(scene.known(Quantity::Incentive, miner))
    });
    let earned = Term::sum(terms);
    scene.result(Quantity::Earnings, validator).by(match scene.input.parameters.yuma_version {
        YumaVersion::Two => earned,
        YumaVersion::Three => scene.known(Quantity::ActiveStake, validator).times(earned),
    })
}

/// Explains a dividend: `earning / sum`.
pub fn dividend(scene: &Scene<'_>, validator: Uid) -> Explanation {
    let explanation = share_of(scene, Quantity::Dividends, Quantity::Earnings, validator);
    explanation.stored_as(stored(&scene.trace.outcome.dividends, validator))
}
