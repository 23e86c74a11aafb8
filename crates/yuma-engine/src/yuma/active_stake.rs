//! Active stake: the stake of active validators with a permit (spec 5.4).

use substrate_fixed::types::I32F32;

use super::input::EpochInput;
use crate::fixed::{ZERO, normalize};

/// Returns the stake of active validators with a permit, as shares of its sum.
///
/// Source: spec 5.4; chain `inplace_mask_vector`, `inplace_normalize`.
pub fn active_stake(input: &EpochInput, stake: &[I32F32], active: &[bool], permits: &[bool]) -> Vec<I32F32> {
    let mut counted = counted_stake(input, stake, active, permits);
    normalize(&mut counted);
    counted
}

/// Returns the stake vector with 0 for inactive validators and for those without a permit.
///
/// An empty permit vector skips the permit mask. In a short vector the missing uids have no permit (spec 6).
pub fn counted_stake(input: &EpochInput, stake: &[I32F32], active: &[bool], permits: &[bool]) -> Vec<I32F32> {
    let masks_permits = !input.validator_permits.is_empty();
    let permitted = permits.iter().copied().chain(std::iter::repeat(!masks_permits));
    let counts = active.iter().zip(permitted).map(|(&active, permitted)| active && (permitted || !masks_permits));
    stake.iter().zip(counts).map(|(&stake, counts)| if counts { stake } else { ZERO }).collect()
}
