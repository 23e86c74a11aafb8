//! The emission switch: the TAO of disabled subnets goes to the other subnets (spec 3.5, latest era 2.1 step 5).

use super::candidate::Candidate;
use crate::wide::{RATIO_ZERO, Ratio, safe_div, sum};

/// Returns the shares with disabled subnets at zero and the others divided by their sum; unchanged if all are
/// enabled.
///
/// If the enabled subnets' shares are all zero, every share becomes zero. Source: chain `get_subnet_block_emissions`.
pub fn after_switch(shares: &[Ratio], candidates: &[Candidate]) -> Vec<Ratio> {
    if candidates.iter().all(|candidate| candidate.emission_enabled) {
        return shares.to_vec();
    }
    let kept = |(share, candidate): (&Ratio, &Candidate)| {
        if candidate.emission_enabled { *share } else { RATIO_ZERO }
    };
    let kept: Vec<Ratio> = shares.iter().zip(candidates).map(kept).collect();
    let total = sum(kept.iter().copied());
    kept.into_iter().map(|share| safe_div(share, total)).collect()
}
