//! The TAO and alpha emission of a block, which halves as the issuance grows, and the removal of amounts from the
//! issuance.
//!
//! TAO and each subnet's alpha follow the same curve, each by its own issuance and not by block height: recycled
//! amounts are emitted again later (spec dtao 2).

use super::quantity::{Alpha, RAO_PER_TAO, Rao};

/// The maximum issuance of TAO, and of each subnet's alpha, in units of 10^-9.
pub const MAXIMUM: u64 = 21_000_000_000_000_000;

/// Returns the TAO emission of a block at this issuance (chain: `get_block_emission_for_issuance`).
pub fn block_emission(issuance: Rao) -> Rao {
    Rao(emission(issuance.0))
}

/// Returns the issuance at which the next halving comes: `maximum (1 - 2^-(k + 1))` after `k` halvings; the maximum once no
/// emission is left.
pub fn next_halving(issuance: Rao) -> Rao {
    let next = halvings(issuance.0).saturating_add(1);
    Rao(MAXIMUM - MAXIMUM.checked_shr(next).unwrap_or(0))
}

/// Returns the maximum alpha that a block may create for the participants of a subnet at this issuance, and again for
/// its pool.
pub fn alpha_emission(issuance: Alpha) -> Alpha {
    Alpha(emission(issuance.0))
}

/// Returns the TAO minted for an `emission`, limited so that the issuance never exceeds the maximum (chain:
/// `mint_tao`).
pub fn mint(issuance: Rao, emission: Rao) -> Rao {
    Rao(emission.0.min(MAXIMUM.saturating_sub(issuance.0)))
}

/// Returns the issuance after an amount has left it. A burned amount goes to an ownerless account instead and does
/// not change the issuance (chain: `recycle_tao`).
pub fn recycle(issuance: Rao, amount: Rao) -> Rao {
    Rao(issuance.0.saturating_sub(amount.0))
}

/// Returns `floor(10^9 / 2^halvings)`; 0 at the maximum issuance and above.
fn emission(issuance: u64) -> u64 {
    if issuance >= MAXIMUM { 0 } else { RAO_PER_TAO.checked_shr(halvings(issuance)).unwrap_or(0) }
}

/// Returns the largest `k` with `issuance >= maximum (1 - 2^-k)`, which is
/// `floor(log2(maximum / (maximum - issuance)))`.
///
/// The chain computes the logarithm in I96F32; its steps occur at exactly the same issuances as the exact ones.
fn halvings(issuance: u64) -> u32 {
    let left = MAXIMUM.saturating_sub(issuance).max(1);
    (MAXIMUM / left).ilog2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_halving_comes_when_half_of_the_rest_is_issued() {
        for k in 1..=30 {
            let first = MAXIMUM - (MAXIMUM >> k);
            assert_eq!(halvings(first), k, "at {first}");
            assert_eq!(halvings(first - 1), k - 1, "below {first}");
            assert_eq!(next_halving(Rao(first - 1)), Rao(first));
        }
    }

    #[test]
    fn minting_stops_at_the_maximum() {
        assert_eq!(mint(Rao(0), Rao(5)), Rao(5));
        assert_eq!(mint(Rao(MAXIMUM - 2), Rao(5)), Rao(2));
        assert_eq!(mint(Rao(u64::MAX), Rao(5)), Rao(0));
    }

    #[test]
    fn recycling_lowers_the_issuance_and_stops_at_zero() {
        assert_eq!(recycle(Rao(7), Rao(3)), Rao(4));
        assert_eq!(recycle(Rao(7), Rao(9)), Rao(0));
    }
}
