//! The stake-weighted median by the chain's algorithm (spec 5.6).

use super::arithmetic::{ZERO, normalize, sum};
use super::matrix::Matrix;
use substrate_fixed::types::I32F32;

/// Renormalizes the active stake. A validator without active stake does not vote.
pub fn voting_stake(active_stake: &[I32F32]) -> Vec<I32F32> {
    let mut voting: Vec<I32F32> = active_stake.iter().map(|&stake| stake.max(ZERO)).collect();
    normalize(&mut voting);
    voting
}

/// Returns the weight of each miner that stake of at least kappa supports.
pub fn consensus(weights: &Matrix, voting_stake: &[I32F32], kappa: I32F32) -> Vec<I32F32> {
    let voters: Vec<usize> = (0..weights.size()).filter(|&i| voting_stake[i] > ZERO).collect();
    let stake: Vec<I32F32> = voters.iter().map(|&i| voting_stake[i]).collect();
    let total = sum(&stake);
    let minority = total.saturating_sub(kappa);
    (0..weights.size())
        .map(|j| {
            let scores: Vec<I32F32> = voters.iter().map(|&i| weights.or_zero(i, j)).collect();
            weighted_median(&stake, &scores, minority, total)
        })
        .collect()
}

/// Partitions repeatedly around a pivot, each time into the part that contains the end of the minority.
fn weighted_median(stake: &[I32F32], scores: &[I32F32], minority: I32F32, total: I32F32) -> I32F32 {
    let mut candidates: Vec<usize> = (0..scores.len()).collect();
    let (mut low, mut high) = (ZERO, total);
    loop {
        match candidates[..] {
            [] => return ZERO,
            [only] => return scores[only],
            _ => {}
        }
        let pivot = scores[candidates[candidates.len() / 2]];
        let lower: Vec<usize> = candidates.iter().copied().filter(|&i| scores[i] < pivot).collect();
        let upper: Vec<usize> = candidates.iter().copied().filter(|&i| scores[i] > pivot).collect();
        let stake_of = |part: &[usize]| part.iter().fold(ZERO, |total, &i| total.saturating_add(stake[i]));
        let (lower_end, upper_start) = (low.saturating_add(stake_of(&lower)), high.saturating_sub(stake_of(&upper)));
        if minority < lower_end && !lower.is_empty() {
            high = lower_end;
            candidates = lower;
        } else if upper_start <= minority && !upper.is_empty() {
            low = upper_start;
            candidates = upper;
        } else {
            return pivot;
        }
    }
}
