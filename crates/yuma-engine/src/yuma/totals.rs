//! Subnet totals of an epoch.

use substrate_fixed::types::I32F32;

use super::trace::Trace;
use crate::fixed::{mul, sum};
use crate::quantity::Alpha;

/// The subnet totals of an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The number of validators with active stake.
    pub active_validators: usize,
    /// The number of miners that are paid.
    pub paid_miners: usize,
    /// The sum of incentives: 1 less rounding, or 0.
    pub incentive: I32F32,
    /// The sum of dividends: 1 less rounding, or 0.
    pub dividends: I32F32,
    /// The clipped part of the weights: `sum(active_stake * (weight - clipped))`.
    pub clipped: I32F32,
    /// The emission paid out, without the amount lost to rounding.
    pub emission: Alpha,
}

/// Computes the totals of an epoch.
pub fn totals(trace: &Trace) -> Totals {
    let row_sum = |row: &[(_, I32F32)]| sum(row.iter().map(|&(_, weight)| weight));
    let lost = trace.weights.rows().zip(trace.clipped.rows());
    let lost = lost.map(|((_, given), (_, left))| row_sum(given).saturating_sub(row_sum(left)));
    let paid = trace.outcome.emission.iter().fold(0u64, |sum, amount| sum.saturating_add(amount.0));
    Totals {
        active_validators: trace.active_stake.iter().filter(|&&stake| stake > 0).count(),
        paid_miners: trace.incentive.iter().filter(|&&incentive| incentive > 0).count(),
        incentive: sum(trace.incentive.iter().copied()),
        dividends: sum(trace.dividends.iter().copied()),
        clipped: sum(lost.zip(&trace.active_stake).map(|(lost, &stake)| mul(lost, stake))),
        emission: Alpha(paid),
    }
}
