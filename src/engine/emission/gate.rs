//! The emission gate: shares far below the bar are cut, and what they lose goes to the others (latest era 2.1 step 4).

use super::bar::{Bar, BarRule};
use crate::engine::wide::{RATIO_ONE, RATIO_ZERO, Ratio, over_sum, power, safe_div, sum};

/// The parameters of the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// How the bar is found.
    pub bar: BarRule,
    /// `EmissionGateExponent`: how steep the gate is, 3 by default.
    pub exponent: Ratio,
}

/// The part of a share that the gate lets through: `1 / (1 + (bar / share)^exponent)`, a Hill curve; half at the bar.
pub fn passed(share: Ratio, bar: Bar, exponent: Ratio) -> Ratio {
    safe_div(RATIO_ONE, hill(share, bar, exponent))
}

/// The shares after the gate, normalised; as they were where there is no bar or nothing passes.
///
/// The power is taken in I32F32, so a result is near the real one (1e-6) and not exact.
pub fn after_gate(shares: &[Ratio], bar: Bar, exponent: Ratio) -> Vec<Ratio> {
    if bar.0 == RATIO_ZERO {
        return shares.to_vec();
    }
    let gated: Vec<Ratio> = shares
        .iter()
        .map(|&share| if share > RATIO_ZERO { safe_div(share, hill(share, bar, exponent)) } else { RATIO_ZERO })
        .collect();
    if sum(gated.iter().copied()) > RATIO_ZERO { over_sum(&gated) } else { shares.to_vec() }
}

fn hill(share: Ratio, bar: Bar, exponent: Ratio) -> Ratio {
    RATIO_ONE.saturating_add(power(safe_div(bar.0, share), exponent))
}
