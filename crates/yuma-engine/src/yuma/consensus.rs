//! Consensus: the largest weight on a miner that enough stake supports (spec 5.6).

use substrate_fixed::types::I32F32;

use super::sparse::Sparse;
use crate::fixed::{ZERO, from_share, normalize, sum};
use crate::ordered::ascending;
use crate::quantity::{Share, Uid};

/// One vote on a miner: a validator's weight and its voting stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightedVote {
    /// The validator.
    pub validator: Uid,
    /// The validator's weight on the miner, 0 if it gave none.
    pub weight: I32F32,
    /// The validator's share of the voting stake.
    pub stake: I32F32,
}

/// Returns each validator's share of the voting stake: active stake, normalized again.
///
/// Active stake sums to slightly less than one, so this second normalization changes the values. Only the median uses
/// it.
pub fn voting_stake(active_stake: &[I32F32]) -> Vec<I32F32> {
    let mut voting: Vec<I32F32> = active_stake.iter().map(|&stake| stake.max(ZERO)).collect();
    normalize(&mut voting);
    voting
}

/// Returns the stake that may lie below consensus: `sum(voting_stake) - kappa`.
pub fn minority(voting_stake: &[I32F32], kappa: Share) -> I32F32 {
    sum(voting_stake.iter().copied()).saturating_sub(from_share(kappa))
}

/// Returns the consensus of every miner: the stake-weighted median of the weights on it.
///
/// With L(v) the stake that gives less than v, consensus is the largest v among the given weights (a missing one is
/// 0) with `L(v) <= minority`; it is the smallest weight if no v qualifies, and 0 if nobody votes. Equivalently, it
/// is the largest weight supported by at least kappa of the stake. Exactly at the border the higher weight wins.
///
/// Sums are exact, so this closed form equals the chain's partitioning for every choice of pivots. If the stakes of a
/// subnet add up to 2^63 rao or more, shares no longer add up to one, the chain's sums saturate, and its pivots
/// determine the result.
/// Source: spec 5.6; chain `weighted_median_col_sparse`, `weighted_median`.
pub fn consensus(
    uid_count: u16,
    weights: &Sparse<I32F32>,
    voting_stake: &[I32F32],
    kappa: Share,
    columns: &mut Columns,
) -> Vec<I32F32> {
    let total = sum(voting_stake.iter().copied());
    let minority = minority(voting_stake, kappa);
    if voting_stake.iter().try_fold(ZERO, |sum, &stake| sum.checked_add(stake)).is_none() {
        return Uid::all(uid_count)
            .map(|miner| partitioned_median(votes_by_uid(weights, voting_stake, miner), total, minority))
            .collect();
    }
    columns.fill(uid_count, weights, voting_stake);
    Uid::all(uid_count).map(|miner| median(columns.column(miner), total, minority)).collect()
}

/// Returns every vote on a miner, the largest weight first. Together they form the step curve that consensus is read
/// from.
pub fn votes(weights: &Sparse<I32F32>, voting_stake: &[I32F32], miner: Uid) -> Vec<WeightedVote> {
    ascending(votes_by_uid(weights, voting_stake, miner), |vote| -i128::from(vote.weight.to_bits()))
}

/// Returns every vote on a miner, by the uid of the validator.
fn votes_by_uid(weights: &Sparse<I32F32>, voting_stake: &[I32F32], miner: Uid) -> Vec<WeightedVote> {
    let voters = (0..=u16::MAX).map(Uid).zip(voting_stake).filter(|(_, stake)| **stake > ZERO);
    let votes = voters.map(|(validator, &stake)| {
        let weight = weights.get(validator, miner).unwrap_or_default();
        WeightedVote { validator, weight, stake }
    });
    votes.collect()
}

/// Returns the stake that supports each vote's weight: the stake of the vote and of all before it. `votes` must be
/// sorted as by [`votes`].
pub fn support(votes: &[WeightedVote]) -> Vec<I32F32> {
    let sums = votes.iter().scan(ZERO, |sum, vote| {
        *sum = sum.saturating_add(vote.stake);
        Some(*sum)
    });
    sums.collect()
}

/// Returns the median by the chain's own partitioning around the middle vote, with saturating sums.
#[cold]
fn partitioned_median(mut votes: Vec<WeightedVote>, total: I32F32, minority: I32F32) -> I32F32 {
    let (mut low, mut high) = (ZERO, total);
    while let Some(&WeightedVote { weight: pivot, .. }) = votes.get(votes.len() / 2) {
        let part = |matches: &dyn Fn(I32F32) -> bool| -> (Vec<WeightedVote>, I32F32) {
            let part: Vec<WeightedVote> = votes.iter().copied().filter(|vote| matches(vote.weight)).collect();
            let stake = part.iter().fold(ZERO, |sum, vote| sum.saturating_add(vote.stake));
            (part, stake)
        };
        let ((lower, below), (upper, above)) = (part(&|weight| weight < pivot), part(&|weight| weight > pivot));
        let (lower_end, upper_start) = (low.saturating_add(below), high.saturating_sub(above));
        if minority < lower_end && !lower.is_empty() {
            (votes, high) = (lower, lower_end);
        } else if upper_start <= minority && !upper.is_empty() {
            (votes, low) = (upper, upper_start);
        } else {
            return pivot;
        }
    }
    ZERO
}

/// A validator's weight on a miner and its share of the voting stake.
type Entry = (I32F32, I32F32);

/// Returns the median of one column, given its (weight, stake) entries in any order. The rest of `total` gives 0.
///
/// Narrows the column around a pivot until the weight is found. This takes linear time for most columns, unlike a
/// sort.
fn median(column: &mut [Entry], total: I32F32, minority: I32F32) -> I32F32 {
    let mut column = column;
    // The stake below all remaining weights, and the smallest weight already rejected.
    let mut below = total;
    let mut lowest = ZERO;
    while let Some(&(pivot, _)) = column.get(column.len() / 2) {
        let (above, rest) = partition(column, |weight| weight > pivot);
        let below_above = below.wrapping_sub(stake(above));
        if !above.is_empty() && below_above <= minority {
            column = above;
            continue;
        }
        let (equal, less) = partition(rest, |weight| weight == pivot);
        below = below_above.wrapping_sub(stake(equal));
        if below <= minority {
            return pivot;
        }
        (column, lowest) = (less, pivot);
    }
    // No given weight is supported: the result is 0 if a weight is missing, else the smallest weight.
    if below == ZERO { lowest } else { ZERO }
}

fn stake(entries: &[Entry]) -> I32F32 {
    sum(entries.iter().map(|&(_, stake)| stake))
}

/// Moves the entries whose weights match to the front and splits after them.
fn partition(entries: &mut [Entry], matches: impl Fn(I32F32) -> bool) -> (&mut [Entry], &mut [Entry]) {
    let mut end = 0;
    for at in 0..entries.len() {
        if entries.get(at).is_some_and(|&(weight, _)| matches(weight)) {
            entries.swap(at, end);
            end += 1;
        }
    }
    entries.split_at_mut(end)
}

/// The entries of voting validators by column.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The start of each column, and the end of the last.
    starts: Vec<usize>,
    /// The end of the filled part of each column.
    ends: Vec<usize>,
    entries: Vec<Entry>,
}

impl Columns {
    fn fill(&mut self, uid_count: u16, weights: &Sparse<I32F32>, voting_stake: &[I32F32]) {
        let voting =
            || {
                weights.rows().zip(voting_stake).filter(|(_, stake)| **stake > ZERO).flat_map(|((_, row), &stake)| {
                    row.iter().map(move |&(miner, weight)| (miner.index(), (weight, stake)))
                })
            };
        self.starts.clear();
        self.starts.resize(usize::from(uid_count) + 1, 0);
        for (miner, _) in voting() {
            if let Some(count) = self.starts.get_mut(miner + 1) {
                *count += 1;
            }
        }
        let mut end = 0;
        for start in &mut self.starts {
            end += *start;
            *start = end;
        }
        self.entries.resize(end, (ZERO, ZERO));
        self.ends.clone_from(&self.starts);
        for (miner, entry) in voting() {
            if let Some(index) = self.ends.get_mut(miner) {
                if let Some(slot) = self.entries.get_mut(*index) {
                    *slot = entry;
                }
                *index += 1;
            }
        }
    }

    fn column(&mut self, miner: Uid) -> &mut [Entry] {
        let bounds = (self.starts.get(miner.index()), self.starts.get(miner.index() + 1));
        match bounds {
            (Some(&start), Some(&end)) => self.entries.get_mut(start..end).unwrap_or_default(),
            _ => &mut [],
        }
    }
}
