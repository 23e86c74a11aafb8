//! The moving average of TAO flow (spec 3.3).

use substrate_fixed::types::I64F64;

use crate::quantity::Flow;
use crate::wide::{Ratio, power_by_squaring};

/// `SubnetEmaTaoFlow` or `SubnetEmaProtocolFlow`, in rao with the fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlowAverage(pub I64F64);

impl FlowAverage {
    /// Returns the average that a constant flow reaches.
    pub fn settled(flow: Flow) -> FlowAverage {
        FlowAverage(I64F64::saturating_from_num(flow.0))
    }
}

/// `FlowEmaSmoothingFactor`: the smoothing factor of the average, in units of 1 / (2^63 - 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmoothingFactor(pub u64);

impl SmoothingFactor {
    /// The chain's factor: the average reaches half of a constant flow after 216,000 blocks.
    pub const DEFAULT: SmoothingFactor = SmoothingFactor(29_597_889_189_277);

    /// Returns the factor as a fraction, truncated to 2^-64.
    pub fn fraction(self) -> I64F64 {
        let factor = i128::from(i64::try_from(self.0).unwrap_or(i64::MAX));
        I64F64::from_bits((factor << 64) / i128::from(i64::MAX))
    }

    /// Returns `(1 - factor) * average + factor * flow`, each product rounded down.
    pub fn next(self, average: FlowAverage, flow: Flow) -> FlowAverage {
        let factor = self.fraction();
        let kept = I64F64::from_num(1).saturating_sub(factor).saturating_mul(average.0);
        FlowAverage(kept.saturating_add(factor.saturating_mul(I64F64::saturating_from_num(flow.0))))
    }

    /// Returns the average after `blocks` blocks with the flow spread evenly over them; for one block it equals
    /// [`SmoothingFactor::next`].
    ///
    /// `kept * average + (1 - kept) * flow / blocks` with `kept = (1 - factor)^blocks`.
    pub fn after(self, average: FlowAverage, flow: Flow, blocks: u64) -> FlowAverage {
        if blocks <= 1 {
            return self.next(average, flow);
        }
        let one = I64F64::from_num(1);
        let base = Ratio::saturating_from_num(one.saturating_sub(self.fraction()));
        let kept = I64F64::saturating_from_num(power_by_squaring(base, blocks));
        let of_a_block = I64F64::from_bits((i128::from(flow.0) << 64) / i128::from(blocks));
        let moved = one.saturating_sub(kept).saturating_mul(of_a_block);
        FlowAverage(kept.saturating_mul(average.0).saturating_add(moved))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the average with the fixed-point type's own operations.
    fn plain(factor: SmoothingFactor, average: FlowAverage, flow: Flow, blocks: u64) -> FlowAverage {
        let one = I64F64::from_num(1);
        let fraction =
            I64F64::saturating_from_num(factor.0).checked_div(I64F64::saturating_from_num(i64::MAX)).unwrap();
        let (mut kept, mut base, mut exponent) = (one, one.saturating_sub(fraction), blocks);
        while exponent > 0 {
            if exponent & 1 == 1 {
                kept = kept.saturating_mul(base);
            }
            base = base.saturating_mul(base);
            exponent >>= 1;
        }
        let of_a_block = I64F64::saturating_from_num(flow.0) / I64F64::saturating_from_num(blocks);
        FlowAverage(kept.saturating_mul(average.0).saturating_add(one.saturating_sub(kept).saturating_mul(of_a_block)))
    }

    proptest! {
        #[test]
        fn many_blocks_are_the_plain_formula(
            factor in any::<u64>(), average in any::<i128>(), shift in 0u32..128, flow in any::<i64>(), blocks in 2u64..10_000,
        ) {
            let (factor, average) = (SmoothingFactor(factor), FlowAverage(I64F64::from_bits(average >> shift)));
            let [one, other] = [SmoothingFactor::after, plain].map(|after| after(factor, average, Flow(flow), blocks));
            prop_assert_eq!(one, other);
        }
    }
}
