//! The emission gate: shares far below the bar are cut, and the cut part goes to the other subnets (latest era 2.1
//! step 4).

use super::bar::{Bar, BarRule};
use crate::wide::{RATIO_ONE, RATIO_ZERO, Ratio, mul_ratio, over_sum, power, safe_div, sum};

/// The parameters of the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The rule that determines the bar.
    pub bar: BarRule,
    /// `EmissionGateExponent`: the steepness of the gate, 3 by default.
    pub exponent: Ratio,
}

/// Returns the fraction of a share that the gate lets through: `1 / (1 + (bar / share)^exponent)`, a Hill curve; one
/// half at the bar.
///
/// The power is computed in I32F32, so the result is within about 1e-6 of the real value, except far above the bar.
/// From `exponent * ln(share / bar) = 20.9` on, until `bar / share` is below 2^-32, the chain's exponential fails,
/// the power counts as 2^31 - 1 and the fraction is close to 0. With an exponent of 3 that range begins at 1,050
/// times the bar.
pub fn passed(share: Ratio, bar: Bar, exponent: Ratio) -> Ratio {
    safe_div(RATIO_ONE, RATIO_ONE.saturating_add(power(safe_div(bar.0, share), exponent)))
}

/// Returns the shares after the gate, normalized; unchanged if there is no bar or nothing passes.
///
/// Source: chain `apply_emission_gate`.
pub fn after_gate(shares: &[Ratio], bar: Bar, exponent: Ratio) -> Vec<Ratio> {
    if bar.0 == RATIO_ZERO {
        return shares.to_vec();
    }
    let gated: Vec<Ratio> = shares
        .iter()
        .map(|&share| if share > RATIO_ZERO { mul_ratio(share, passed(share, bar, exponent)) } else { RATIO_ZERO })
        .collect();
    if sum(gated.iter().copied()) > RATIO_ZERO { over_sum(&gated) } else { shares.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_above_the_bar_the_chain_lets_next_to_nothing_through() {
        let bar = Bar(Ratio::from_num(0.0001));
        let passed_at = |times: f64| passed(Ratio::from_num(times * 0.0001), bar, Ratio::from_num(3)).to_num::<f64>();
        assert!(passed_at(1_000.0) > 0.999);
        assert!(passed_at(2_000.0) < 1e-9);
    }
}
