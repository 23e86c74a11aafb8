//! The weights that raise a miner's incentive most.

use super::clipped::clipped_part;
use super::edit::{Edit, Others, row_sum};
use super::levers::{millionths, weight};
use super::model::Scenario;
use yuma_engine::fixed::Fraction;
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Millionths, Uid};
use yuma_engine::yuma::{Quantity, Trace, Workspace, trace_in};

/// The largest number of levers.
const LEVERS: usize = 3;
/// The largest number of epochs that are tried.
const TRIALS: usize = 6;

/// A validator's weight on a miner, raised to consensus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinerLever {
    /// The validator.
    pub validator: Uid,
    /// Its weight on the miner.
    pub given: Fraction,
    /// The change as an edit of the epoch; the rest of the row is scaled.
    pub edit: Edit,
    /// The miner's incentive after the change.
    pub incentive: Fraction,
}

/// Returns the validators that vote and give a miner less than consensus, with the incentive that the miner would have if one
/// of them gave it as much as consensus. Returns at most three, the largest incentive first.
///
/// An epoch of the changed scenario is run for each of the few whose missing weight has the most stake behind it. `scenario`
/// and `trace` are those of the epoch.
pub fn miner_levers(scenario: &Scenario, trace: &Trace, miner: Uid) -> Vec<MinerLever> {
    let consensus = trace.fraction(Quantity::Consensus, miner).unwrap_or_default();
    let incentive = trace.fraction(Quantity::Incentive, miner).unwrap_or_default();
    let missing = |uid: Uid| clipped_part(consensus, weight(trace, uid, miner));
    let effect = |uid: Uid| {
        let stake = trace.fraction(Quantity::VotingStake, uid).unwrap_or_default();
        i128::from(stake.to_bits()) * i128::from(missing(uid).to_bits())
    };
    let below = scenario.validators.iter().copied().filter(|&uid| uid != miner && effect(uid) > 0);
    let below = ascending(below.collect(), |&uid| -effect(uid));
    let mut workspace = Workspace::default();
    let tried = below.into_iter().take(TRIALS).filter_map(|validator| {
        // One millionth more, so that the rounded weight does not stay below.
        let part = Millionths(millionths(consensus) + 1);
        let basis = row_sum(scenario, validator);
        let edit = Edit::PartOfRow { row: validator, column: miner, part, basis, others: Others::KeepSum };
        let after = trace_in(&mut workspace, &edit.apply(scenario).ok()?.epoch_input());
        let given = weight(trace, validator, miner);
        let incentive = after.fraction(Quantity::Incentive, miner)?;
        Some(MinerLever { validator, given, edit, incentive })
    });
    let better: Vec<MinerLever> = tried.filter(|lever| lever.incentive > incentive).collect();
    let mut levers = ascending(better, |lever| -i128::from(lever.incentive.to_bits()));
    levers.truncate(LEVERS);
    levers
}
