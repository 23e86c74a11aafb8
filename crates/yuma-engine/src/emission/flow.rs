//! Taoflow: emission by the flow of stakers' TAO (November 2025 to May 2026, spec 3.3).

use substrate_fixed::types::I64F64;

use super::flow_average::{FlowAverage, SmoothingFactor};
use super::power_shares::power_shares;
use crate::wide::{RATIO_ZERO, Ratio};

/// The parameters of the flow rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowParameters {
    /// The smoothing factor of the averages.
    pub smoothing: SmoothingFactor,
    /// `TaoFlowCutoff`: flows below it count as 0; 0 by default.
    pub cutoff: FlowAverage,
    /// `FlowNormExponent`: 1 by default.
    pub exponent: Ratio,
}

/// Returns the flow below which a subnet has no share: `max(cutoff, min(0, smallest flow))`.
pub fn lower_limit(flows: &[FlowAverage], cutoff: FlowAverage) -> FlowAverage {
    let zero = FlowAverage(I64F64::from_bits(0));
    cutoff.max(flows.iter().copied().min().unwrap_or(zero).min(zero))
}

/// Computes the shares: the power of each flow's excess over the lower limit, divided by the sum of the powers; zeros
/// if no flow exceeds it.
pub fn flow_shares(flows: &[FlowAverage], parameters: &FlowParameters) -> Vec<Ratio> {
    let limit = lower_limit(flows, parameters.cutoff);
    let above = |flow: &FlowAverage| match flow.0.saturating_sub(limit.0) {
        above if *flow > limit => Ratio::saturating_from_num(above),
        _ => RATIO_ZERO,
    };
    let above: Vec<Ratio> = flows.iter().map(above).collect();
    power_shares(&above, parameters.exponent)
}
