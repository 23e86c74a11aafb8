//! The strides of a market's runs: a coarse one for a first picture, then a fine one.

use super::document::Market;
use yuma_engine::economy::{BlockStride, Era};
use yuma_engine::quantity::BLOCKS_PER_DAY;

/// The strides that divide a day, the finest first.
const STRIDES: [u32; 6] = [60, 300, 600, 1_200, 3_600, 7_200];
/// The stride without pools: shares only change when somebody votes, so a day is one step.
const WITHOUT_POOLS: u32 = 7_200;
/// The cost of the first picture, in steps of one subnet: 30 days of 128 subnets, a day at a time.
const FIRST: u64 = 30 * 128;

/// Returns the strides of a market's runs under an era, one after the other: the finest within the cost of the first
/// picture, and the finest of all, which keeps [`DAY_ERROR`](super::DAY_ERROR).
pub fn strides(market: &Market, era: &Era) -> Vec<BlockStride> {
    let has_pools = market.rules(era).has_alpha();
    of(market.subnets.len(), market.horizon, has_pools).into_iter().map(BlockStride::new).collect()
}

/// Returns the stride of the most exact run of a market under an era: the last one of [`strides`].
pub fn finest_stride(market: &Market, era: &Era) -> BlockStride {
    strides(market, era).last().copied().unwrap_or(BlockStride::ONE)
}

fn of(subnets: usize, days: u16, has_pools: bool) -> Vec<u32> {
    if !has_pools {
        return vec![WITHOUT_POOLS];
    }
    let cost = |stride: u32| u64::from(days) * BLOCKS_PER_DAY / u64::from(stride) * subnets as u64;
    let [finest, .., coarsest] = STRIDES;
    let first = STRIDES.into_iter().find(|&stride| cost(stride) <= FIRST);
    let mut strides = vec![first.unwrap_or(coarsest), finest];
    strides.dedup();
    strides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_picture_is_coarse_and_the_last_one_fine() {
        for (subnets, days, has_pools, expected) in [
            (3, 1, true, &[60][..]),
            (128, 1, true, &[300, 60]),
            (128, 30, true, &[7_200, 60]),
            (16, 30, true, &[1_200, 60]),
            (128, 365, true, &[7_200, 60]),
            (1_024, 30, true, &[7_200, 60]),
            (128, 30, false, &[7_200]),
            (1, 1, false, &[7_200]),
        ] {
            assert_eq!(of(subnets, days, has_pools), expected, "{subnets} {days}");
        }
    }
}
