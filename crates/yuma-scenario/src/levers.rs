//! The changes after which a clipped weight counts in full, or more of its row does.

use std::sync::Arc;

use super::clipped::clipped_part;
use super::edit::{Edit, Others, row_sum};
use super::model::Scenario;
use super::timeline::Change;
use yuma_engine::fixed::{Fraction, ZERO};
use yuma_engine::ordered::ascending;
use yuma_engine::quantity::{Alpha, Millionths, Share, Uid};
use yuma_engine::yuma::{Quantity, Trace, heard_from, trace};

/// The largest number of validators that a [`LeverKind::Support`] asks for.
const SUPPORTERS: usize = 3;
/// The steps in which a weight is lowered: 0.1 % of its row.
const STEP: u64 = 1_000;

/// A change after which a clipped weight counts in full, or more of its row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// What changes.
    pub kind: LeverKind,
    /// The change as an edit of the epoch.
    pub edit: Edit,
    /// The validator's trust after the change.
    pub validator_trust: Fraction,
}

/// What changes so that a clipped weight counts in full, or more of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeverKind {
    /// The validator has this alpha stake: [`heard_from`].
    Stake(Alpha),
    /// The largest other validators give the miner the same part of their rows.
    Support(Vec<Uid>),
    /// The clipped part goes to another miner, whose consensus is far enough above the validator's weight.
    Move(Uid),
    /// The weight is lowered to this part of the row, and the rest of the row is scaled up.
    Lower(Millionths),
    /// The row copies the consensus. Rows are normalized, so if the consensus sums to less than 1, part of it stays clipped.
    Consensus,
    /// The validator updates its weights, which makes it active.
    Wake,
}

/// Returns the changes after which a clipped weight counts in full, each computed by an epoch of the changed scenario, the one
/// that leaves the validator the most trust first; [`LeverKind::Consensus`] need not let the weight count in full. Returns
/// nothing if the weight is not clipped. While nobody votes, the only lever is [`LeverKind::Wake`].
///
/// The weight that counts in full is consensus: another weight of a single validator moves the consensus on a miner only up
/// to itself. `scenario` and `trace` are those of the epoch.
pub fn levers(scenario: &Scenario, trace: &Trace, validator: Uid, miner: Uid) -> Vec<Lever> {
    let cell = Cell { scenario, trace, validator, miner };
    if cell.cut() == ZERO {
        return Vec::new();
    }
    if !trace.has_votes() {
        return cell.wake().into_iter().collect();
    }
    let found = [cell.stake(), cell.support(), cell.moved(), cell.lower(), cell.wake(), cell.like_consensus()];
    ascending(found.into_iter().flatten().collect(), |lever: &Lever| -i128::from(lever.validator_trust.to_bits()))
}

/// A clipped weight.
struct Cell<'a> {
    scenario: &'a Scenario,
    trace: &'a Trace,
    validator: Uid,
    miner: Uid,
}

impl Cell<'_> {
    fn given(&self) -> Fraction {
        weight(self.trace, self.validator, self.miner)
    }

    fn cut(&self) -> Fraction {
        cut(self.trace, self.validator, self.miner)
    }

    fn consensus(&self, miner: Uid) -> Fraction {
        self.trace.fraction(Quantity::Consensus, miner).unwrap_or_default()
    }

    fn stake(&self) -> Option<Lever> {
        let stake = heard_from(&self.scenario.epoch_input(), self.validator, self.miner)?;
        self.tried(LeverKind::Stake(stake), Edit::AlphaStake { uid: self.validator, stake })
    }

    fn support(&self) -> Option<Lever> {
        let voting_stake = |uid: Uid| self.trace.fraction(Quantity::VotingStake, uid).unwrap_or_default();
        let others = self.scenario.validators.iter().copied().filter(|&uid| {
            uid != self.validator
                && uid != self.miner
                && voting_stake(uid) > ZERO
                && weight(self.trace, uid, self.miner) < self.given()
        });
        let others = ascending(others.collect(), |&uid| -i128::from(voting_stake(uid).to_bits()));
        (1..=SUPPORTERS.min(others.len())).find_map(|count| {
            let supporters: Vec<Uid> = others.iter().copied().take(count).collect();
            let rows = supporters.iter().map(|&uid| self.row(uid, self.miner, millionths(self.given()) + 1));
            let edit = Edit::Put(rows.collect::<Option<Vec<Change>>>()?);
            self.tried(LeverKind::Support(supporters), edit)
        })
    }

    fn moved(&self) -> Option<Lever> {
        let room = |miner: Uid| self.consensus(miner).saturating_sub(weight(self.trace, self.validator, miner));
        let others = self.scenario.miners.iter().copied().filter(|&uid| uid != self.miner && uid != self.validator);
        let target = others.max_by_key(|&uid| (room(uid), std::cmp::Reverse(uid)))?;
        if room(target) < self.cut() {
            return None;
        }
        let kept = weight(self.trace, self.validator, self.miner).saturating_sub(self.cut());
        let wanted = weight(self.trace, self.validator, target).saturating_add(self.cut());
        let lowered = self.part(self.validator, self.miner, millionths(kept), Others::Stay);
        let raised = self.part(self.validator, target, millionths(wanted), Others::Stay);
        let row = changed_row(self.scenario, self.validator, &[lowered, raised])?;
        self.tried(LeverKind::Move(target), Edit::Put(vec![row]))
    }

    fn lower(&self) -> Option<Lever> {
        let steps = millionths(self.consensus(self.miner)) / STEP;
        [steps, steps.saturating_sub(1)].into_iter().find_map(|steps| {
            let part = steps * STEP;
            let edit = self.part(self.validator, self.miner, part, Others::KeepSum);
            self.tried(LeverKind::Lower(Millionths(part)), edit)
        })
    }

    fn wake(&self) -> Option<Lever> {
        if self.trace.active.get(self.validator.index()) != Some(&false) {
            return None;
        }
        self.tried(LeverKind::Wake, Edit::Activity { uid: self.validator, active: true })
    }

    fn like_consensus(&self) -> Option<Lever> {
        let miners = self.scenario.miners.iter().copied().filter(|&uid| uid != self.validator);
        let miners = ascending(miners.collect(), |uid: &Uid| uid.0.into());
        let wanted = || miners.iter().map(|&uid| (uid, self.consensus(uid))).filter(|&(_, weight)| weight > ZERO);
        let largest = wanted().map(|(_, weight)| weight).max()?;
        let row = wanted().map(|(uid, weight)| (uid, share_of(weight, largest))).collect();
        let edit = Edit::Put(vec![Change::Weights { uid: self.validator, row: Arc::new(row) }]);
        let (_, validator_trust) = self.after(&edit)?;
        let trust = self.trace.fraction(Quantity::ValidatorTrust, self.validator).unwrap_or_default();
        (validator_trust > trust).then_some(Lever { kind: LeverKind::Consensus, edit, validator_trust })
    }

    /// Returns the edit of a weight to a part of its row.
    fn part(&self, row: Uid, column: Uid, part: u64, others: Others) -> Edit {
        Edit::PartOfRow { row, column, part: Millionths(part), basis: row_sum(self.scenario, row), others }
    }

    /// Returns a row with one weight set to a part of it.
    fn row(&self, row: Uid, column: Uid, part: u64) -> Option<Change> {
        changed_row(self.scenario, row, &[self.part(row, column, part, Others::KeepSum)])
    }

    /// Returns a change if it leaves nothing of the weight clipped.
    fn tried(&self, kind: LeverKind, edit: Edit) -> Option<Lever> {
        let (after, validator_trust) = self.after(&edit)?;
        let is_heard = cut(&after, self.validator, self.miner) == ZERO;
        is_heard.then_some(Lever { kind, edit, validator_trust })
    }

    /// Returns the epoch after an edit, with the validator's trust.
    fn after(&self, edit: &Edit) -> Option<(Trace, Fraction)> {
        let after = trace(&edit.apply(self.scenario).ok()?.epoch_input());
        let validator_trust = after.fraction(Quantity::ValidatorTrust, self.validator)?;
        Some((after, validator_trust))
    }
}

pub(super) fn weight(trace: &Trace, validator: Uid, miner: Uid) -> Fraction {
    trace.cell(Quantity::Weights, validator, miner).unwrap_or_default()
}

fn cut(trace: &Trace, validator: Uid, miner: Uid) -> Fraction {
    let counts = trace.cell(Quantity::Clipped, validator, miner).unwrap_or_default();
    clipped_part(weight(trace, validator, miner), counts)
}

/// Returns the change of a row by some edits, without their other changes.
fn changed_row(scenario: &Scenario, row: Uid, edits: &[Edit]) -> Option<Change> {
    let changed = edits.iter().try_fold(scenario.clone(), |scenario, edit| edit.apply(&scenario)).ok()?;
    Some(Change::Weights { uid: row, row: changed.weights.get(row.index())?.clone() })
}

/// Returns a part of the largest weight in units of a stored weight, rounded to nearest.
fn share_of(weight: Fraction, largest: Fraction) -> Share {
    let (weight, largest) = (i128::from(weight.to_bits()), i128::from(largest.to_bits()).max(1));
    Share(u16::try_from((weight * i128::from(u16::MAX) + largest / 2) / largest).unwrap_or(u16::MAX))
}

/// Returns a fraction in millionths, rounded down.
pub(super) fn millionths(fraction: Fraction) -> u64 {
    u64::try_from((i128::from(fraction.to_bits()) * 1_000_000) >> 32).unwrap_or_default()
}
