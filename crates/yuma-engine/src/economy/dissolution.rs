//! The distribution of a subnet's TAO when it is dissolved (spec 6.5).

use crate::quantity::{Alpha, Rao};

/// The claims on the pot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// The alpha of each staker.
    pub stakers: Vec<Alpha>,
    /// The alpha bought and held by the chain.
    pub protocol_alpha: Alpha,
    /// The alpha inside the pool for subnets registered since June 2026; 0 for older ones.
    pub pool_alpha: Alpha,
}

/// The parts of the divided pot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dissolution {
    /// TAO paid to each staker.
    pub stakers: Vec<Rao>,
    /// TAO recycled: the chain's own part, or the whole pot if there are no claims.
    pub recycled: Rao,
}

/// Divides the pot by alpha: `floor(pot * alpha / sum)`; the remainder goes one unit each to the largest fractional
/// parts.
///
/// Equal fractional parts keep the order of the claims, with the chain last. Source: chain
/// `destroy_alpha_in_out_stakes`.
pub fn dissolve(pot: Rao, claims: &Claims) -> Dissolution {
    let protocol = claims.protocol_alpha.0.saturating_add(claims.pool_alpha.0);
    let weights: Vec<u64> = claims.stakers.iter().map(|alpha| alpha.0).chain([protocol]).collect();
    let total: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    if total == 0 {
        return Dissolution { stakers: vec![Rao(0); claims.stakers.len()], recycled: pot };
    }
    let product = |weight: u64| u128::from(pot.0) * u128::from(weight);
    let mut parts: Vec<u64> =
        weights.iter().map(|&weight| u64::try_from(product(weight) / total).unwrap_or(u64::MAX)).collect();
    let left = pot.0.saturating_sub(parts.iter().sum());
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|&index| std::cmp::Reverse(weights.get(index).map(|&weight| product(weight) % total)));
    for &index in by_remainder.iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        if let Some(part) = parts.get_mut(index) {
            *part = part.saturating_add(1);
        }
    }
    let recycled = Rao(parts.pop().unwrap_or(0));
    Dissolution { stakers: parts.into_iter().map(Rao).collect(), recycled }
}

/// Returns the refund of an old subnet's lock to its owner: the lock less the owner cuts already received, valued at
/// the price.
///
/// `max(0, lock - floor(floor(alpha_issuance * owner_cut) * price))`.
pub fn lock_refund(lock: Rao, cuts_received: Alpha, price: crate::quantity::Price) -> Rao {
    let value = price.0.saturating_mul(substrate_fixed::types::U64F64::saturating_from_num(cuts_received.0));
    Rao(lock.0.saturating_sub(value.saturating_to_num()))
}
