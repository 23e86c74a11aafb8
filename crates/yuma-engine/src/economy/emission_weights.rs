//! The split of a subnet's alpha set by its owner (spec etao 1 and 2).

use super::participants::{Parts, Pending};
use crate::integer;
use crate::quantity::{Alpha, Proportion64};
use crate::wide::{AMOUNT_ONE, FineAmount};

/// `SubnetEmissionWeights`: the parts of a subnet's alpha, in 1 / (2^64 - 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmissionWeights {
    /// Reserved: always 0.
    pub burn: Proportion64,
    /// Reserved: always 0.
    pub recycle: Proportion64,
    /// The owner's part.
    pub owner: Proportion64,
    /// The part of validators and root.
    pub validator: Proportion64,
    /// The miners' part.
    pub miner: Proportion64,
}

/// A part that can be named in a split, in the chain's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmissionSlot {
    /// Slot 0.
    Burn,
    /// Slot 1.
    Recycle,
    /// Slot 2.
    Owner,
    /// Slot 3.
    Validator,
    /// Slot 4.
    Miner,
}

/// The reason for which the chain refuses a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmissionWeightsError {
    /// A slot is named twice.
    #[error("a part is named twice")]
    DuplicateSlot,
    /// The burned part is not 0; it is reserved.
    #[error("nothing can be burned")]
    BurnEmissionMustBeZero,
    /// The recycled part is not 0; it is reserved.
    #[error("nothing can be recycled")]
    RecycleEmissionMustBeZero,
    /// The owner's part is above 33 %.
    #[error("the owner's part is above 33 %")]
    OwnerEmissionAboveMaximum,
    /// The owner's part is below 18 % on a subnet registered through a lease.
    #[error("the owner's part of a leased subnet is below 18 %")]
    LeasedSubnetOwnerCutBelowMinimum,
    /// The validators' part is above 50 %.
    #[error("the validators' part is above 50 %")]
    ValidatorEmissionAboveMaximum,
    /// The validators' part does not exceed root's part.
    #[error("the validators' part does not exceed root's part")]
    ValidatorEmissionTooLowToPreserveRoot,
    /// The miners' part is below 33 %.
    #[error("the miners' part is below 33 %")]
    MinerEmissionBelowMinimum,
    /// The parts do not add up to 2^64 - 1.
    #[error("the parts do not add up to the whole")]
    EmissionWeightsDoNotSumToOne,
}

const ONE: u64 = u64::MAX;

/// Returns `floor(numerator * ONE / denominator)`.
const fn part_of_one(numerator: u64, denominator: u64) -> u64 {
    ((numerator as u128 * ONE as u128) / denominator as u128) as u64
}

/// The default owner's part: 11,796 / 65,535.
const DEFAULT_OWNER: u64 = part_of_one(11_796, 65_535);
/// The default validators' part: half of the rest.
const DEFAULT_VALIDATOR: u64 = (ONE - DEFAULT_OWNER) / 2;

impl EmissionWeights {
    /// The default split: 18 % for the owner, half of the rest each for validators and miners.
    pub const DEFAULT: EmissionWeights = EmissionWeights {
        burn: Proportion64(0),
        recycle: Proportion64(0),
        owner: Proportion64(DEFAULT_OWNER),
        validator: Proportion64(DEFAULT_VALIDATOR),
        miner: Proportion64(ONE - DEFAULT_OWNER - DEFAULT_VALIDATOR),
    };
    /// The largest owner's part: 33 %.
    pub const OWNER_MAX: Proportion64 = Proportion64(part_of_one(33, 100));
    /// The largest validators' part: 50 %.
    pub const VALIDATOR_MAX: Proportion64 = Proportion64(ONE / 2);
    /// The smallest miners' part: 33 %.
    pub const MINER_MIN: Proportion64 = Proportion64(part_of_one(33, 100));

    /// Returns one part.
    pub fn slot(&self, slot: EmissionSlot) -> Proportion64 {
        match slot {
            EmissionSlot::Burn => self.burn,
            EmissionSlot::Recycle => self.recycle,
            EmissionSlot::Owner => self.owner,
            EmissionSlot::Validator => self.validator,
            EmissionSlot::Miner => self.miner,
        }
    }

    /// Returns the parts in the order of the slots.
    pub fn slots(&self) -> [Proportion64; 5] {
        let EmissionWeights { burn, recycle, owner, validator, miner } = *self;
        [burn, recycle, owner, validator, miner]
    }

    /// Creates a split from parts in slot order, without checking it.
    pub fn from_slots([burn, recycle, owner, validator, miner]: [Proportion64; 5]) -> EmissionWeights {
        EmissionWeights { burn, recycle, owner, validator, miner }
    }

    /// Returns every reason for which the chain refuses this split, in the chain's order.
    ///
    /// `root_part` is the part due to root (see [`root_part`]); `None` skips that check.
    /// Source: spec etao 1; chain `sudo_set_subnet_emission_weights`.
    pub fn refusals(&self, root_part: Option<Proportion64>, is_leased: bool) -> Vec<EmissionWeightsError> {
        let sum: u128 = self.slots().iter().map(|part| u128::from(part.0)).sum();
        let is_too_low_for_root = root_part.is_some_and(|root| self.validator <= root);
        let checks = [
            (self.burn.0 > 0, EmissionWeightsError::BurnEmissionMustBeZero),
            (self.recycle.0 > 0, EmissionWeightsError::RecycleEmissionMustBeZero),
            (self.owner > Self::OWNER_MAX, EmissionWeightsError::OwnerEmissionAboveMaximum),
            (is_leased && self.owner.0 < DEFAULT_OWNER, EmissionWeightsError::LeasedSubnetOwnerCutBelowMinimum),
            (self.validator > Self::VALIDATOR_MAX, EmissionWeightsError::ValidatorEmissionAboveMaximum),
            (is_too_low_for_root, EmissionWeightsError::ValidatorEmissionTooLowToPreserveRoot),
            (self.miner < Self::MINER_MIN, EmissionWeightsError::MinerEmissionBelowMinimum),
            (sum != u128::from(ONE), EmissionWeightsError::EmissionWeightsDoNotSumToOne),
        ];
        checks.into_iter().filter_map(|(is_refused, error)| is_refused.then_some(error)).collect()
    }

    /// Returns the split with the named parts replaced; burn and recycle become 0 unless they are named.
    ///
    /// # Errors
    ///
    /// [`EmissionWeightsError::DuplicateSlot`].
    pub fn merged(&self, named: &[(EmissionSlot, Proportion64)]) -> Result<EmissionWeights, EmissionWeightsError> {
        let mut merged = EmissionWeights { burn: Proportion64(0), recycle: Proportion64(0), ..*self };
        for (at, &(slot, part)) in named.iter().enumerate() {
            if named.iter().take(at).any(|&(earlier, _)| earlier == slot) {
                return Err(EmissionWeightsError::DuplicateSlot);
            }
            *merged.slot_mut(slot) = part;
        }
        Ok(merged)
    }

    /// Returns the split with the named parts replaced and the other parts of owner, validators and miners scaled so
    /// that the sum stays the whole.
    ///
    /// A free part becomes `floor(left * part / sum of the free parts)`, or an equal part if that sum is 0. The last
    /// free one takes the remainder. Returns `None` if the named parts exceed the whole, or if no part is free to
    /// absorb a difference.
    /// Source: spec etao 1; the chain's Python client, `emission_weights`.
    pub fn rescaled(&self, named: &[(EmissionSlot, Proportion64)]) -> Option<EmissionWeights> {
        let mut rescaled = self.merged(named).ok()?;
        let free: Vec<EmissionSlot> = [EmissionSlot::Owner, EmissionSlot::Validator, EmissionSlot::Miner]
            .into_iter()
            .filter(|slot| !named.iter().any(|(named, _)| named == slot))
            .collect();
        let taken: u128 = named.iter().map(|(_, part)| u128::from(part.0)).sum();
        let left = u128::from(ONE).checked_sub(taken)?;
        let Some((last, others)) = free.split_last() else { return (left == 0).then_some(rescaled) };
        let sum: u128 = free.iter().map(|&slot| u128::from(rescaled.slot_mut(slot).0)).sum();
        let mut rest = left;
        for &slot in others {
            let part = rescaled.slot_mut(slot);
            let scaled = (left * u128::from(part.0)).checked_div(sum).unwrap_or(left / free.len() as u128);
            *part = Proportion64(u64::try_from(scaled).ok()?);
            rest = rest.checked_sub(scaled)?;
        }
        *rescaled.slot_mut(*last) = Proportion64(u64::try_from(rest).ok()?);
        Some(rescaled)
    }

    fn slot_mut(&mut self, slot: EmissionSlot) -> &mut Proportion64 {
        match slot {
            EmissionSlot::Burn => &mut self.burn,
            EmissionSlot::Recycle => &mut self.recycle,
            EmissionSlot::Owner => &mut self.owner,
            EmissionSlot::Validator => &mut self.validator,
            EmissionSlot::Miner => &mut self.miner,
        }
    }

    /// Divides the validators' part V between root, which is paid first, and validators by alpha: `min(V, r)` and
    /// `V - min(V, r)`. Source: spec etao 2.
    pub fn validator_parts(&self, root_part: Proportion64) -> ValidatorParts {
        let root = self.validator.min(root_part);
        ValidatorParts { root, alpha: Proportion64(self.validator.0 - root.0) }
    }

    /// Splits a block's alpha by these weights. Each part is rounded down; the chain's own rounding is unknown.
    ///
    /// Source: spec etao 2.
    pub fn split(&self, alpha: Alpha, root_proportion: FineAmount) -> Parts {
        let part = |part: Proportion64| {
            let share = integer::quotient(integer::product(alpha.0, part.0), ONE.into()).unwrap_or(0);
            Alpha(u64::try_from(share).unwrap_or(u64::MAX))
        };
        let validator = self.validator_parts(root_part(root_proportion));
        let pending = Pending {
            owner: part(self.owner),
            server: part(self.miner),
            validator: part(validator.alpha),
            root: part(validator.root),
        };
        Parts { pending, dust: Alpha(alpha.0.saturating_sub(pending.total().0)) }
    }
}

/// The validators' part of a split, divided between root and validators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ValidatorParts {
    /// Root's part.
    pub root: Proportion64,
    /// The rest, for validators by alpha.
    pub alpha: Proportion64,
}

/// Returns the part due to root: the default validators' part times the root proportion, rounded down.
///
/// It does not depend on the split set by the owner. Source: spec etao 2.
pub fn root_part(root_proportion: FineAmount) -> Proportion64 {
    let part = (u128::from(DEFAULT_VALIDATOR) * root_proportion.min(AMOUNT_ONE).to_bits()) >> FineAmount::FRAC_NBITS;
    Proportion64(u64::try_from(part).unwrap_or(u64::MAX))
}
