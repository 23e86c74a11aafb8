//! How much TAO and alpha a block makes, which halves as the issuance grows, and how amounts leave the issuance.
//!
//! TAO and each subnet's alpha follow the same curve, each by its own issuance, not by the height of the block: what is
//! recycled is made again later (spec dtao 2).

use super::quantity::{Alpha, Rao};

/// No more than this of TAO, and of each subnet's alpha, in 10^-9.
pub const MAXIMUM: u64 = 21_000_000_000_000_000;

/// What a block makes before the first halving: one token.
const WHOLE: u64 = 1_000_000_000;

/// The TAO that a block makes at this issuance (chain: `get_block_emission_for_issuance`).
pub fn block_emission(issuance: Rao) -> Rao {
    Rao(emission(issuance.0))
}

/// The alpha that a block may make for the participants of a subnet at this issuance, and again for its pool.
pub fn alpha_emission(issuance: Alpha) -> Alpha {
    Alpha(emission(issuance.0))
}

/// The TAO that is made where `emission` is due: never beyond the maximum (chain: `mint_tao`).
pub fn mint(issuance: Rao, emission: Rao) -> Rao {
    Rao(emission.0.min(MAXIMUM.saturating_sub(issuance.0)))
}

/// The issuance after an amount has left it. An amount that is only burned goes to an account without owner, and the
/// issuance stays as it is (chain: `recycle_tao`).
pub fn recycle(issuance: Rao, amount: Rao) -> Rao {
    Rao(issuance.0.saturating_sub(amount.0))
}

/// `floor(10^9 / 2^halvings)`; nothing from the maximum on.
fn emission(issuance: u64) -> u64 {
    if issuance >= MAXIMUM { 0 } else { WHOLE.checked_shr(halvings(issuance)).unwrap_or(0) }
}

/// The largest `k` with `issuance >= maximum (1 - 2^-k)`, which is `floor(log2(maximum / (maximum - issuance)))`.
///
/// The chain takes the logarithm in I96F32; its steps are at the very issuances where the exact ones are.
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
