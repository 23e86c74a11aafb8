//! The stake from which a validator's weight counts in full.

use super::epoch::trace_in;
use super::input::EpochInput;
use super::workspace::Workspace;
use crate::quantity::{Alpha, Uid};

/// The largest stake that is tried: the chain's maximum supply of a subnet's alpha, 21 million.
const MAX_STAKE: u64 = 21_000_000_000_000_000;

/// Returns the smallest alpha stake of two significant digits, in whole alpha, with which consensus on a miner reaches the
/// validator's weight, so that nothing of the weight is clipped. Everything else stays as in `input`.
///
/// Returns `None` if no stake suffices, as without a permit, or if the weight does not count at all. A validator's own
/// stake only adds support for its weight, so the stakes are bisected, with an epoch for each try.
pub fn heard_from(input: &EpochInput, validator: Uid, miner: Uid) -> Option<Alpha> {
    let stakes = round_stakes();
    let mut workspace = Workspace::default();
    let mut input = input.clone();
    let mut is_heard = |stake: Alpha| {
        let Some(own) = input.alpha_stake.get_mut(validator.index()) else { return false };
        *own = stake;
        let trace = trace_in(&mut workspace, &input);
        let weight = trace.weights.get(validator, miner);
        weight.is_some_and(|weight| trace.clipped.get(validator, miner).unwrap_or_default() >= weight)
    };
    let index = stakes.partition_point(|&stake| !is_heard(stake));
    stakes.get(index).copied()
}

/// Returns the stakes of at most two significant digits in ascending order: 1 to 99 alpha, 100, 110, and so on.
fn round_stakes() -> Vec<Alpha> {
    let units = std::iter::successors(Some(1_000_000_000_u64), |unit| unit.checked_mul(10));
    let stakes = units.flat_map(|unit| {
        let first = if unit == 1_000_000_000 { 1 } else { 10 };
        (first..100).filter_map(move |digits: u64| digits.checked_mul(unit))
    });
    stakes.take_while(|&stake| stake <= MAX_STAKE).map(Alpha).collect()
}
