//! The strides of a market's runs.

use yuma_engine::economy::BlockStride;
use yuma_engine::quantity::BLOCKS_PER_DAY;

/// The strides that divide a day, the finest first.
const STRIDES: [u32; 6] = [60, 300, 600, 1_200, 3_600, 7_200];
/// The finest stride without pools: shares only change when somebody votes, and each step pays all stakers of root.
const WITHOUT_POOLS: u32 = 600;
/// The cost of the first picture, in steps of one subnet: 30 days of 128 subnets, 1,200 blocks at a time.
const FIRST: u64 = 30 * 6 * 128;
/// The cost of a step without pools relative to one with pools.
const STAKERS: u64 = 15;

/// Returns the strides of the runs of a market, one after the other: the finest within the cost of the first picture,
/// and the finest of all.
pub fn strides(subnets: usize, days: u16, has_pools: bool) -> Vec<BlockStride> {
    let (finest, weight) = if has_pools { (STRIDES[0], 1) } else { (WITHOUT_POOLS, STAKERS) };
    let cost = |stride: u32| u64::from(days) * BLOCKS_PER_DAY / u64::from(stride) * subnets as u64 * weight;
    let first = STRIDES.into_iter().filter(|&stride| stride >= finest).find(|&stride| cost(stride) <= FIRST);
    let mut strides = vec![first.unwrap_or(7_200), finest];
    strides.dedup();
    strides.into_iter().map(BlockStride::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_picture_is_coarse_and_the_last_one_fine() {
        for (subnets, days, has_pools, expected) in [
            (3, 1, true, &[60][..]),
            (128, 1, true, &[60]),
            (128, 30, true, &[1_200, 60]),
            (128, 365, true, &[7_200, 60]),
            (1_024, 30, true, &[7_200, 60]),
            (128, 30, false, &[7_200, 600]),
            (1, 1, false, &[600]),
        ] {
            let strides = strides(subnets, days, has_pools);
            assert!(
                strides.iter().map(|stride| stride.blocks()).eq(expected.iter().copied()),
                "{subnets} {days}: {strides:?}"
            );
        }
    }
}
