//! Tiers by rank, a proposal that never ran (latest era 2.6).

use super::candidate::Candidate;
use crate::wide::{RATIO_ZERO, Ratio, mul_ratio, safe_div, sum};

/// The number of subnets per tier.
const TIER: usize = 32;

/// Computes shares by tier: ranks 1 to 32 share three quarters, ranks 33 to 64 one quarter, each tier in proportion;
/// the other ranks get 0.
///
/// Ties go to the lower netuid. With at most 32 positive shares, these share the whole.
pub fn after_tiers(shares: &[Ratio], candidates: &[Candidate]) -> Vec<Ratio> {
    let mut ranked: Vec<(usize, Ratio)> =
        shares.iter().copied().enumerate().filter(|(_, share)| *share > RATIO_ZERO).collect();
    ranked.sort_by_key(|&(index, share)| {
        (std::cmp::Reverse(share), candidates.get(index).map(|candidate| candidate.netuid))
    });
    let quarter = Ratio::from_bits(1 << 62);
    let whole = Ratio::from_bits(1 << 64);
    let pots = if ranked.len() <= TIER { [whole, RATIO_ZERO] } else { [whole - quarter, quarter] };
    let mut tiered = vec![RATIO_ZERO; shares.len()];
    for (tier, pot) in ranked.chunks(TIER).zip(pots) {
        let total = sum(tier.iter().map(|&(_, share)| share));
        for &(index, share) in tier {
            if let Some(entry) = tiered.get_mut(index) {
                *entry = mul_ratio(pot, safe_div(share, total));
            }
        }
    }
    tiered
}
