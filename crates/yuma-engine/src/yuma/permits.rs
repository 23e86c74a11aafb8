//! Validator permits for this epoch and for the next one (spec 5.3).

use substrate_fixed::types::I32F32;

use super::input::EpochInput;
use crate::fixed::ZERO;
use crate::ordered::ascending;
use crate::quantity::Uid;

/// Returns the permits that this epoch masks with: those stored by the previous epoch, plus the owner's.
///
/// The result is as long as the stored vector, which may be shorter than the subnet.
pub fn validator_permits(input: &EpochInput) -> Vec<bool> {
    let mut permits = input.validator_permits.clone();
    permits.truncate(usize::from(input.uid_count));
    grant_owner(&mut permits, input.owner);
    permits
}

/// Returns the permits for the next epoch: the `max_allowed_validators` largest non-zero stakes; a tie goes to the
/// higher uid.
///
/// Source: spec 5.3; chain `is_topk_nonzero`.
pub fn new_validator_permits(input: &EpochInput, stake: &[I32F32]) -> Vec<bool> {
    let mut permits: Vec<bool> = stake.iter().map(|&stake| stake != ZERO).collect();
    let losers = stake.len().saturating_sub(usize::from(input.parameters.max_allowed_validators));
    let poorest_first = ascending(permits.iter_mut().zip(stake).collect(), |(_, stake)| stake.to_bits().into());
    for (permit, _) in poorest_first.into_iter().take(losers) {
        *permit = false;
    }
    grant_owner(&mut permits, input.owner);
    permits
}

fn grant_owner(permits: &mut [bool], owner: Option<Uid>) {
    if let Some(permit) = owner.and_then(|owner| permits.get_mut(owner.index())) {
        *permit = true;
    }
}
