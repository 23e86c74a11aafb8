//! Stake: the weight of each validator's vote (spec 3.1 and 5.2).

use substrate_fixed::types::{I32F32, I64F64, U96F32};

use super::input::EpochInput;
use crate::quantity::{Alpha, Proportion64, Rao, Uid};

/// Converts a part of 2^64 - 1 to a proportion, rounded down to 2^-32.
fn proportion(part: Proportion64) -> U96F32 {
    U96F32::from_num(part.0).checked_div(U96F32::from_num(u64::MAX)).unwrap_or_default()
}

/// Returns a stake after inheritance between parent and child keys.
///
/// `own - sum(own * p over children) + sum(parent stake * p over parents)`, rounded down to a whole unit. Parents and
/// children act on own stake only. Alpha and root stake are inherited separately, in the same way.
///
/// Source: spec 3.1; chain `get_inherited_for_hotkey_on_subnet`, `get_tao_inherited_for_hotkey_on_subnet`.
pub fn inherited(
    own: u64,
    to_children: impl IntoIterator<Item = Proportion64>,
    from_parents: impl IntoIterator<Item = (u64, Proportion64)>,
) -> u64 {
    let part = |stake: u64, part: Proportion64| U96F32::from_num(stake).saturating_mul(proportion(part));
    let sum = |parts: &mut dyn Iterator<Item = U96F32>| parts.fold(U96F32::default(), U96F32::saturating_add);
    let given = sum(&mut to_children.into_iter().map(|child| part(own, child)));
    let taken = sum(&mut from_parents.into_iter().map(|(stake, parent)| part(stake, parent)));
    U96F32::from_num(own).saturating_sub(given).saturating_add(taken).saturating_to_num()
}

/// Returns the total stake of a neuron: `alpha + tao * tao_weight`.
///
/// The TAO weight is rounded down to 2^-32 first, then the product to 2^-64.
/// Source: spec 3.1; chain `get_stake_weights_for_network`.
pub fn total_stake(alpha: Alpha, tao: Rao, tao_weight: Proportion64) -> I64F64 {
    weighted_total(alpha, tao, I64F64::saturating_from_num(proportion(tao_weight)))
}

fn weighted_total(alpha: Alpha, tao: Rao, weight: I64F64) -> I64F64 {
    let alpha = I64F64::saturating_from_num(alpha.0);
    if tao == Rao(0) { alpha } else { alpha.saturating_add(I64F64::saturating_from_num(tao.0).saturating_mul(weight)) }
}

/// Returns the total stake of a neuron of the subnet, before the threshold.
pub fn total_stake_of(input: &EpochInput, uid: Uid) -> I64F64 {
    total_stake(input.alpha_stake(uid), input.tao_stake(uid), input.parameters.tao_weight)
}

/// Returns whether a neuron's stake is left out because it is below the threshold; always `false` for the owner.
pub fn is_below_threshold(input: &EpochInput, uid: Uid) -> bool {
    is_total_below_threshold(input, uid, total_stake_of(input, uid))
}

fn is_total_below_threshold(input: &EpochInput, uid: Uid, total: I64F64) -> bool {
    input.owner != Some(uid) && total.saturating_to_num::<u64>() < input.parameters.stake_threshold.0
}

/// Returns the TAO weight that stakes are multiplied with, rounded down to 2^-32.
pub fn tao_weight(weight: Proportion64) -> I32F32 {
    I32F32::saturating_from_num(proportion(weight))
}

/// Returns the counted total stake of every neuron: 0 below the threshold.
pub fn counted_totals(input: &EpochInput) -> Vec<I64F64> {
    let weight = I64F64::saturating_from_num(proportion(input.parameters.tao_weight));
    let counted = input.uids().map(|uid| {
        let total = weighted_total(input.alpha_stake(uid), input.tao_stake(uid), weight);
        if is_total_below_threshold(input, uid, total) { I64F64::default() } else { total }
    });
    counted.collect()
}

/// Returns the sum of the counted stake of all neurons of the subnet.
pub fn total_of_all(totals: &[I64F64]) -> I64F64 {
    totals.iter().fold(I64F64::default(), |sum, &total| sum.wrapping_add(total))
}

/// Returns each neuron's share of the subnet's total stake.
///
/// `total / sum(total)`, rounded toward zero to 2^-64 and then down to 2^-32, so that a stake below 2^-32 of the
/// total becomes exactly 0. Source: spec 5.2; chain `inplace_normalize_64`, `vec_fixed64_to_fixed32`.
pub fn stake(input: &EpochInput) -> Vec<I32F32> {
    let totals = counted_totals(input);
    let sum = total_of_all(&totals);
    totals.into_iter().map(|total| share(total, sum)).collect()
}

fn share(total: I64F64, sum: I64F64) -> I32F32 {
    if total == I64F64::default() {
        return I32F32::default();
    }
    if let (Some(total), Some(sum)) = (whole(total), whole(sum)) {
        // Two roundings down are one: the quotient is exact to 2^-32 at once.
        let bits = (u128::from(total) << 32).checked_div(u128::from(sum)).map(i64::try_from);
        if let Some(Ok(bits)) = bits {
            return I32F32::from_bits(bits);
        }
    }
    let share = if sum == I64F64::default() { total } else { total.checked_div(sum).unwrap_or_default() };
    I32F32::saturating_from_num(share)
}

/// Returns a value without a fraction as an integer; stake without TAO has none.
fn whole(value: I64F64) -> Option<u64> {
    value.checked_to_num().filter(|&whole: &u64| I64F64::checked_from_num(whole) == Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: Proportion64 = Proportion64(u64::MAX / 2 + 1);

    #[test]
    fn stake_is_inherited_one_level() {
        for (own, children, parents, expected) in [
            (100, vec![], vec![], 100),
            (100, vec![HALF], vec![], 50),
            (100, vec![HALF, HALF], vec![(40, HALF)], 20),
            (0, vec![HALF], vec![(u64::MAX, Proportion64(u64::MAX))], u64::MAX),
            (10, vec![Proportion64(u64::MAX), HALF], vec![], 0),
            // Rounded down once, at the end: rounding down for each child would leave 2.
            (2_000_000_000_000_000, vec![Proportion64(u64::MAX / 3); 3], vec![], 465_661),
        ] {
            let text = format!("own {own}, {children:?}, {parents:?}");
            assert_eq!(inherited(own, children, parents), expected, "{text}");
        }
    }

    #[test]
    fn root_stake_counts_by_the_tao_weight() {
        for (alpha, tao, weight, bits) in [
            (7, 0, Proportion64(u64::MAX), 7i128 << 64),
            (7, 5, Proportion64(0), 7 << 64),
            (7, 5, Proportion64(u64::MAX), 12 << 64),
            (0, 1, Proportion64(971_718_665_099_567_868), 226_245_882 << 32),
        ] {
            let total = total_stake(Alpha(alpha), Rao(tao), weight);
            assert_eq!(total.to_bits(), bits, "{alpha} alpha, {tao} tao, {weight:?}");
        }
    }
}
