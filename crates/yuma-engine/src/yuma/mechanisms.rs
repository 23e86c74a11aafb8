//! Mechanisms: several incentive mechanisms in one subnet (spec 8).

use substrate_fixed::types::U64F64;

use super::epoch::epoch;
use super::input::EpochInput;
use super::outcome::Outcome;
use crate::quantity::{Alpha, Share, Uid};

/// Splits an emission between the mechanisms of a subnet.
///
/// With a split, each gets `floor(emission * share / 65535)`; without one, `emission / count`. The remainder goes to
/// the first mechanism. Source: spec 8; chain `split_emissions`.
pub fn split_emission(emission: Alpha, mechanism_count: u8, split: Option<&[Share]>) -> Vec<Alpha> {
    let part = |mechanism: usize| match split {
        Some(shares) => {
            let share = shares.get(mechanism).copied().unwrap_or_default();
            u64::try_from(u128::from(emission.0) * u128::from(share.0) / u128::from(u16::MAX)).unwrap_or(u64::MAX)
        }
        None => emission.0.checked_div(u64::from(mechanism_count)).unwrap_or_default(),
    };
    let mut parts: Vec<u64> = (0..usize::from(mechanism_count)).map(part).collect();
    let given = parts.iter().fold(0u64, |sum, part| sum.saturating_add(*part));
    if let Some(first) = parts.first_mut() {
        *first = first.saturating_add(emission.0.saturating_sub(given));
    }
    parts.into_iter().map(Alpha).collect()
}

/// The stored and paid results of a subnet with several mechanisms: per mechanism, and combined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubnetOutcome {
    /// The outcome of each mechanism; its incentive and bonds are stored.
    pub mechanisms: Vec<Outcome>,
    /// The results stored once for the subnet; `incentive` and `bonds` are those of the first mechanism, by its
    /// weight.
    pub subnet: Outcome,
}

/// Runs the epoch of every mechanism and combines the results.
///
/// `mechanisms` are inputs that differ in weights, bonds, commits and last update; their `emission` is replaced by
/// the mechanism's part of `emission`. Paid amounts are summed. The vectors that are stored once per subnet are
/// weighted by the mechanism's part, each step rounded down. The stored `emission` is therefore weighted twice and
/// smaller than the paid amount. All mechanisms read the same old permits. Source: spec 8; chain
/// `subnets/mechanism.rs`.
pub fn run_mechanisms(mechanisms: &[EpochInput], emission: Alpha, split: Option<&[Share]>) -> SubnetOutcome {
    let count = u8::try_from(mechanisms.len()).unwrap_or(u8::MAX);
    let parts = split_emission(emission, count, split);
    let outcomes: Vec<Outcome> = mechanisms
        .iter()
        .zip(&parts)
        .map(|(input, &part)| epoch(&EpochInput { emission: part, ..input.clone() }))
        .collect();
    let weights: Vec<U64F64> =
        parts.iter().enumerate().map(|(mechanism, part)| mechanism_weight(*part, emission, mechanism == 0)).collect();
    SubnetOutcome { subnet: together(&outcomes, &weights), mechanisms: outcomes }
}

/// Returns `part / emission`; if `emission` is 0, the first mechanism has weight 1.
fn mechanism_weight(part: Alpha, emission: Alpha, is_first: bool) -> U64F64 {
    match emission.0 {
        0 => U64F64::from_num(u8::from(is_first)),
        whole => U64F64::from_num(part.0).checked_div(U64F64::from_num(whole)).unwrap_or_default(),
    }
}

fn together(outcomes: &[Outcome], weights: &[U64F64]) -> Outcome {
    let count = outcomes.iter().map(|outcome| outcome.active.len()).max().unwrap_or(0);
    let uids = || (0..=u16::MAX).map(Uid).take(count);
    let shares = |of: fn(&Outcome) -> &Vec<Share>| -> Vec<Share> {
        uids()
            .map(|uid| {
                let stored = weighted(outcomes, weights, |outcome| u64::from(at(of(outcome), uid).0));
                Share(u16::try_from(stored).unwrap_or(u16::MAX))
            })
            .collect()
    };
    let paid = |of: fn(&Outcome) -> &Vec<Alpha>| -> Vec<Alpha> {
        uids()
            .map(|uid| Alpha(outcomes.iter().fold(0, |sum: u64, outcome| sum.saturating_add(at(of(outcome), uid).0))))
            .collect()
    };
    let any = |of: fn(&Outcome) -> &Vec<bool>| -> Vec<bool> {
        uids().map(|uid| outcomes.iter().any(|outcome| at(of(outcome), uid))).collect()
    };
    let first_outcome = outcomes.get(..1).unwrap_or_default();
    Outcome {
        active: any(|outcome| &outcome.active),
        new_validator_permits: any(|outcome| &outcome.new_validator_permits),
        stake_weight: shares(|outcome| &outcome.stake_weight),
        consensus: shares(|outcome| &outcome.consensus),
        dividends: shares(|outcome| &outcome.dividends),
        validator_trust: shares(|outcome| &outcome.validator_trust),
        incentive: uids()
            .map(|uid| {
                let stored = weighted(first_outcome, weights, |outcome| u64::from(at(&outcome.incentive, uid).0));
                Share(u16::try_from(stored).unwrap_or(u16::MAX))
            })
            .collect(),
        emission: uids()
            .map(|uid| Alpha(weighted(outcomes, weights, |outcome| at(&outcome.emission, uid).0)))
            .collect(),
        server_emission: paid(|outcome| &outcome.server_emission),
        validator_emission: paid(|outcome| &outcome.validator_emission),
        bonds: first_outcome.iter().map(|outcome| outcome.bonds.clone()).next().unwrap_or_default(),
    }
}

/// Returns `sum(value * weight)`, rounded down after every mechanism.
fn weighted(outcomes: &[Outcome], weights: &[U64F64], value: impl Fn(&Outcome) -> u64) -> u64 {
    outcomes.iter().zip(weights).fold(0, |sum, (outcome, &weight)| {
        let part = U64F64::from_num(value(outcome)).saturating_mul(weight);
        U64F64::from_num(sum).saturating_add(part).saturating_to_num()
    })
}

fn at<T: Copy + Default>(values: &[T], uid: Uid) -> T {
    values.get(uid.index()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(emission: u64, count: u8, split: Option<&[u16]>, expected: &[u64]) {
        let shares: Option<Vec<Share>> = split.map(|split| split.iter().copied().map(Share).collect());
        let parts = split_emission(Alpha(emission), count, shares.as_deref());
        let expected: Vec<Alpha> = expected.iter().copied().map(Alpha).collect();
        assert_eq!(parts, expected, "{emission} over {count} by {split:?}");
    }

    #[test]
    fn an_emission_is_split_without_rest() {
        check(25, 5, None, &[5, 5, 5, 5, 5]);
        check(10, 4, None, &[4, 2, 2, 2]);
        check(19, 5, Some(&[3_450, 6_899, 10_348, 17_247, 27_594]), &[1, 2, 3, 5, 8]);
        check(10, 2, Some(&[65_535]), &[10, 0]);
        check(10, 1, Some(&[0, 65_535]), &[10]);
        check(10, 0, None, &[]);
        check(u64::MAX, 2, Some(&[65_535, 65_535]), &[u64::MAX, u64::MAX]);
    }
}
