//! The moving average of TAO flow (spec 3.3).

use substrate_fixed::types::I64F64;

use crate::quantity::Flow;

/// `SubnetEmaTaoFlow` or `SubnetEmaProtocolFlow`, in rao with the fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlowAverage(pub I64F64);

/// `FlowEmaSmoothingFactor`: the speed of the average, of 2^63 - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmoothingFactor(pub u64);

impl SmoothingFactor {
    /// The factor of the chain: half of a constant flow is reached after 216,000 blocks.
    pub const DEFAULT: SmoothingFactor = SmoothingFactor(29_597_889_189_277);

    /// The factor as a fraction, truncated to 2^-64.
    pub fn fraction(self) -> I64F64 {
        I64F64::saturating_from_num(self.0).checked_div(I64F64::saturating_from_num(i64::MAX)).unwrap_or_default()
    }

    /// `(1 - factor) * average + factor * flow`, each product rounded down.
    pub fn next(self, average: FlowAverage, flow: Flow) -> FlowAverage {
        let factor = self.fraction();
        let kept = I64F64::from_num(1).saturating_sub(factor).saturating_mul(average.0);
        FlowAverage(kept.saturating_add(factor.saturating_mul(I64F64::saturating_from_num(flow.0))))
    }

    /// The average after so many blocks, over which the flow came evenly; for one block it is [`SmoothingFactor::next`].
    ///
    /// `kept * average + (1 - kept) * flow / blocks` with `kept = (1 - factor)^blocks`.
    pub fn after(self, average: FlowAverage, flow: Flow, blocks: u64) -> FlowAverage {
        if blocks <= 1 {
            return self.next(average, flow);
        }
        let one = I64F64::from_num(1);
        let (mut kept, mut base, mut exponent) = (one, one.saturating_sub(self.fraction()), blocks);
        while exponent > 0 {
            if exponent & 1 == 1 {
                kept = kept.saturating_mul(base);
            }
            base = base.saturating_mul(base);
            exponent >>= 1;
        }
        let of_a_block = I64F64::saturating_from_num(flow.0) / I64F64::saturating_from_num(blocks);
        let moved = one.saturating_sub(kept).saturating_mul(of_a_block);
        FlowAverage(kept.saturating_mul(average.0).saturating_add(moved))
    }
}
