//! Root dividends held in alpha until they are claimed (November 2025 to August 2026, spec 4.7).

use substrate_fixed::types::I96F32;

use crate::integer;
use crate::quantity::{Alpha, Rao};

/// Accumulated alpha per rao of root stake for one hotkey on one subnet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimableRate(pub I96F32);

/// The amount that one staker of the hotkey has already claimed or is not entitled to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claimed(pub u128);

impl ClaimableRate {
    /// Returns the rate after a payment on a root stake; `None` if the payment exceeds the stake, in which case it
    /// goes to the owner.
    ///
    /// `rate + payment / stake`, the quotient cut to 2^-32.
    pub fn after_payment(self, payment: Alpha, root_stake: Rao) -> Option<ClaimableRate> {
        if payment.0 > root_stake.0 {
            return None;
        }
        let step = I96F32::saturating_from_num(payment.0).checked_div(I96F32::saturating_from_num(root_stake.0));
        Some(ClaimableRate(self.0.saturating_add(step.unwrap_or_default())))
    }

    /// Returns the alpha owed to a root stake: `rate * stake - claimed`, rounded down, at least 0.
    pub fn owed(self, root_stake: Rao, claimed: Claimed) -> Alpha {
        let whole = u128::from(self.on(root_stake));
        Alpha(u64::try_from(whole.saturating_sub(claimed.0)).unwrap_or(u64::MAX))
    }

    fn on(self, root_stake: Rao) -> u64 {
        match u64::try_from(self.0.to_bits()) {
            Ok(rate) => u64::try_from(integer::product(rate, root_stake.0) >> 32).unwrap_or(u64::MAX),
            Err(_) => self.0.saturating_mul(I96F32::saturating_from_num(root_stake.0)).saturating_to_num(),
        }
    }
}

impl Claimed {
    /// Returns the claimed amount after a stake; new stake has no claim on earlier dividends.
    pub fn after_stake(self, rate: ClaimableRate, added: Rao) -> Claimed {
        Claimed(self.0.saturating_add(u128::from(rate.on(added))))
    }

    /// Returns the claimed amount after an unstake; the amount owed stays the same.
    pub fn after_unstake(self, rate: ClaimableRate, removed: Rao) -> Claimed {
        Claimed(self.0.saturating_sub(u128::from(rate.on(removed))))
    }

    /// Returns the claimed amount after a claim of `paid`.
    pub fn after_claim(self, paid: Alpha) -> Claimed {
        Claimed(self.0.saturating_add(u128::from(paid.0)))
    }
}

/// Returns the indices, among `count` stakers, of the stakers whose claims a block settles automatically (chain:
/// `NumRootClaim`).
///
/// `hash` is the parent block's hash as four big-endian words. The first index is twice the first word, each further
/// index adds the next word, all modulo `count`. Sums are clamped and duplicates are dropped.
pub fn claim_places(hash: [u64; 4], claims: usize, count: u64) -> Vec<u64> {
    let mut places: Vec<u64> = Vec::new();
    let mut index = hash[0];
    for word in hash.into_iter().cycle().take(if count == 0 { 0 } else { claims }) {
        index = index.saturating_add(word) % count;
        if !places.contains(&index) {
            places.push(index);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_alpha_of_a_stake_is_the_plain_product(bits in any::<i128>(), shift in 0u32..128, stake in any::<u64>()) {
            let rate = I96F32::from_bits(bits >> shift);
            let plain: u64 = rate.saturating_mul(I96F32::saturating_from_num(stake)).saturating_to_num();
            prop_assert_eq!(ClaimableRate(rate).on(Rao(stake)), plain);
        }
    }
}
