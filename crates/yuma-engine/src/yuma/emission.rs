//! Emission: conversion of shares to amounts (spec 5.12).

use substrate_fixed::types::I32F32;

use crate::fixed::{ZERO, normalize, normalize_by, sum};
use crate::quantity::Alpha;

/// The division of an epoch's emission, as shares of the total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmissionShares {
    /// Each neuron's share as a miner.
    pub server: Vec<I32F32>,
    /// Each neuron's share as a validator.
    pub validator: Vec<I32F32>,
    /// The sum of both shares.
    pub combined: Vec<I32F32>,
}

/// The shares by which validators are paid if nobody earned anything in an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayFallback {
    /// Active stake.
    ActiveStake,
    /// Stake, because no validator is active.
    Stake,
}

/// Returns what pays the validators instead of dividends, or `None` if anybody earned something.
///
/// Source: spec 5.12; chain `is_zero`.
pub fn pay_fallback(incentive: &[I32F32], dividends: &[I32F32], active_stake: &[I32F32]) -> Option<PayFallback> {
    let earned = incentive.iter().zip(dividends).map(|(&incentive, &dividend)| incentive.saturating_add(dividend));
    match () {
        () if sum(earned) != ZERO => None,
        () if sum(active_stake.iter().copied()) == ZERO => Some(PayFallback::Stake),
        () => Some(PayFallback::ActiveStake),
    }
}

/// Divides an emission: `(incentive + dividends) / sum(incentive + dividends)`, so about half goes to each side.
///
/// If nothing is earned, everything goes to validators by active stake, or by stake if nobody is active.
/// Source: spec 5.12; chain `inplace_normalize_using_sum`, `is_zero`.
pub fn emission_shares(
    incentive: &[I32F32],
    dividends: &[I32F32],
    active_stake: &[I32F32],
    stake: &[I32F32],
) -> EmissionShares {
    let mut combined: Vec<I32F32> =
        incentive.iter().zip(dividends).map(|(&incentive, &dividend)| incentive.saturating_add(dividend)).collect();
    let total = sum(combined.iter().copied());
    let mut server = incentive.to_vec();
    let mut validator = dividends.to_vec();
    normalize_by(&mut server, total);
    normalize_by(&mut validator, total);
    normalize(&mut combined);
    if let Some(fallback) = pay_fallback(incentive, dividends, active_stake) {
        let shares = match fallback {
            PayFallback::Stake => stake,
            PayFallback::ActiveStake => active_stake,
        };
        validator = shares.to_vec();
        combined = shares.to_vec();
    }
    EmissionShares { server, validator, combined }
}

/// Returns the amount of an emission for a share: `floor(share * emission)`, 0 for a negative share.
///
/// Source: spec 5.12, I96F32 on the chain.
pub fn amount(share: I32F32, emission: Alpha) -> Alpha {
    let bits = u128::try_from(share.to_bits()).unwrap_or_default();
    let amount = (bits * u128::from(emission.0)) >> 32;
    Alpha(u64::try_from(amount).unwrap_or(u64::MAX))
}
