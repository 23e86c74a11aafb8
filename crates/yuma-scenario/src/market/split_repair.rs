//! Changes that turn a refused split into one that the chain accepts.

use yuma_engine::economy::{EmissionSlot, EmissionWeights, EmissionWeightsError};
use yuma_engine::quantity::Proportion64;

/// A thousandth is the step of a repair.
const STEPS: u64 = 1_000;

/// The parts that a repair names; the others scale so that the sum stays the whole.
pub type SplitRepair = Vec<(EmissionSlot, Proportion64)>;

/// Returns the repairs of a split that the chain refuses: those of one part that suffice or, if none does, one of two parts.
/// Empty if the chain accepts the split.
///
/// `root_part` is the part due to root, see [`yuma_engine::economy::root_part`].
pub fn split_repairs(weights: &EmissionWeights, root_part: Proportion64, is_leased: bool) -> Vec<SplitRepair> {
    let refusals = |weights: &EmissionWeights| weights.refusals(Some(root_part), is_leased);
    let is_accepted = |repair: &SplitRepair| weights.rescaled(repair).is_some_and(|found| refusals(&found).is_empty());
    let found = refusals(weights);
    let bound = |refusal: &EmissionWeightsError| Some(vec![bound(*refusal, root_part)?]);
    let repairs: Vec<SplitRepair> = found.iter().filter_map(bound).filter(is_accepted).collect();
    match repairs.is_empty() {
        true if !found.is_empty() => vec![within_all_bounds(weights, root_part, is_leased)],
        _ => repairs,
    }
}

/// Returns the bound that a part breaks.
fn bound(refusal: EmissionWeightsError, root_part: Proportion64) -> Option<(EmissionSlot, Proportion64)> {
    use EmissionSlot::{Miner, Owner, Validator};
    Some(match refusal {
        EmissionWeightsError::OwnerEmissionAboveMaximum => (Owner, EmissionWeights::OWNER_MAX),
        EmissionWeightsError::LeasedSubnetOwnerCutBelowMinimum => (Owner, above(EmissionWeights::DEFAULT.owner)),
        EmissionWeightsError::ValidatorEmissionAboveMaximum => (Validator, EmissionWeights::VALIDATOR_MAX),
        EmissionWeightsError::ValidatorEmissionTooLowToPreserveRoot => (Validator, above(root_part)),
        EmissionWeightsError::MinerEmissionBelowMinimum => (Miner, EmissionWeights::MINER_MIN),
        _ => return None,
    })
}

/// Moves owner and validators into their bounds, and takes from both, the validators first, what the miners lack.
fn within_all_bounds(weights: &EmissionWeights, root_part: Proportion64, is_leased: bool) -> SplitRepair {
    let least_owner = if is_leased { above(EmissionWeights::DEFAULT.owner) } else { Proportion64(0) };
    let least_validator = above(root_part);
    let owner = weights.owner.clamp(least_owner, EmissionWeights::OWNER_MAX);
    let validator = weights.validator.clamp(least_validator, EmissionWeights::VALIDATOR_MAX.max(least_validator));
    let most = u64::MAX - EmissionWeights::MINER_MIN.0;
    let validator = validator.min(Proportion64(most - owner.0)).max(least_validator);
    let owner = owner.min(Proportion64(most.saturating_sub(validator.0)));
    vec![(EmissionSlot::Owner, owner), (EmissionSlot::Validator, validator)]
}

/// Returns the smallest part in thousandths that is larger than another one.
fn above(part: Proportion64) -> Proportion64 {
    let thousandths = |steps: u128| u128::from(u64::MAX) * steps / u128::from(STEPS);
    let steps = u128::from(part.0) * u128::from(STEPS) / u128::from(u64::MAX) + 1;
    // A thousandth is rounded down, so that the next one may be the part itself.
    let found = if thousandths(steps) > u128::from(part.0) { thousandths(steps) } else { thousandths(steps + 1) };
    Proportion64(u64::try_from(found).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(tenths: u64) -> Proportion64 {
        Proportion64(u64::try_from(u128::from(u64::MAX) * u128::from(tenths) / 1_000).unwrap())
    }

    #[test]
    fn repairs_are_accepted() {
        use EmissionSlot::{Miner, Owner, Validator};
        // Owner, validators, miners and root's part in tenths of a percent.
        for ([owner, validator, root], is_leased, expected) in [
            ([180, 410, 63], false, vec![]),
            ([340, 330, 63], false, vec![vec![Owner]]),
            ([250, 60, 63], false, vec![vec![Validator]]),
            ([250, 510, 63], false, vec![vec![Miner]]),
            ([600, 38, 63], false, vec![vec![Owner]]),
            ([600, 20, 63], false, vec![vec![Owner, Validator]]),
            ([180, 520, 63], false, vec![vec![Miner]]),
            ([0, 300, 63], true, vec![vec![Owner]]),
            ([330, 670, 409], false, vec![vec![Miner]]),
            ([200, 790, 409], false, vec![vec![Owner, Validator]]),
        ] {
            let [owner, validator, root] = [owner, validator, root].map(part);
            let miner = Proportion64(u64::MAX - owner.0 - validator.0);
            let weights = EmissionWeights { owner, validator, miner, ..EmissionWeights::DEFAULT };
            let repairs = split_repairs(&weights, root, is_leased);
            let slots: Vec<Vec<EmissionSlot>> =
                repairs.iter().map(|repair| repair.iter().map(|(slot, _)| *slot).collect()).collect();
            assert_eq!(slots, expected, "{weights:?}");
            for repair in repairs {
                let repaired = weights.rescaled(&repair).unwrap();
                assert_eq!(repaired.refusals(Some(root), is_leased), [], "{weights:?} by {repair:?}");
            }
        }
    }

    #[test]
    fn the_slot_is_raised_to_the_next_tenth_above_root() {
        for (root, expected) in [(part(63), part(64)), (Proportion64(part(63).0 + 1), part(64)), (part(0), part(1))] {
            assert_eq!(above(root), expected, "{root:?}");
        }
    }
}
