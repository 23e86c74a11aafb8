//! The reduction of a share by miner burn (spec 3.5, latest era 2.1 step 2).

use super::candidate::Candidate;
use crate::wide::{RATIO_ONE, RATIO_ZERO, Ratio, amount_to_ratio, mul_ratio, over_sum, sum};

/// Computes `share * (1 - min(miner_burned, 1)) [* root_proportion]`, normalized; returns the shares unchanged if all
/// results are 0.
///
/// The root proportion is a factor in runtimes 421 to 424 only.
pub fn after_burn(shares: &[Ratio], candidates: &[Candidate], by_root_proportion: bool) -> Vec<Ratio> {
    let weighted: Vec<Ratio> = shares
        .iter()
        .zip(candidates)
        .map(|(share, candidate)| {
            let burned = amount_to_ratio(candidate.miner_burned).min(RATIO_ONE);
            let kept = mul_ratio(*share, RATIO_ONE.saturating_sub(burned));
            if by_root_proportion { mul_ratio(kept, amount_to_ratio(candidate.root_proportion)) } else { kept }
        })
        .collect();
    if sum(weighted.iter().copied()) > RATIO_ZERO { over_sum(&weighted) } else { shares.to_vec() }
}
