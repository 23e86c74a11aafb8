//! Runs of blocks collapsed into one step: the error of a compressed run relative to the block-exact run.

use yuma_engine::economy::{BlockStride, Choice, ERAS, Economy, Era, next_block, next_blocks};

/// Slightly more than two epochs.
const BLOCKS: u32 = 720;

fn run(era: &Era, stride: BlockStride) -> Economy {
    let mut economy = crate::inputs::economy(era, 8);
    let rules = era.rules(Choice::Live);
    for _ in 0..u64::from(BLOCKS) / stride.blocks() {
        next_blocks(&mut economy, &rules, stride);
    }
    economy
}

/// The largest relative difference of the displayed values: pools, prices, averages, stakes.
fn error(exact: &Economy, near: &Economy) -> f64 {
    let seen = |economy: &Economy| -> Vec<f64> {
        let subnets = economy.subnets.iter().flat_map(|subnet| {
            [
                subnet.pool.price().0.to_num(),
                subnet.moving_price.0.to_num(),
                subnet.pool.reserves().tao.0 as f64,
                subnet.stakes.total() as f64,
                subnet.alpha_out.0 as f64,
            ]
        });
        subnets.chain([economy.issuance.0 as f64, economy.root.tao().0 as f64]).collect()
    };
    let relative = |(exact, near): (f64, f64)| if exact == near { 0.0 } else { (near / exact - 1.0).abs() };
    seen(exact).into_iter().zip(seen(near)).map(relative).fold(0.0, f64::max)
}

#[test]
fn a_stride_of_one_equals_a_block() {
    for era in ERAS {
        let rules = era.rules(Choice::Live);
        let (mut by_block, mut by_stride) = (crate::inputs::economy(era, 3), crate::inputs::economy(era, 3));
        for _ in 0..20 {
            assert_eq!(next_block(&mut by_block, &rules), next_blocks(&mut by_stride, &rules, BlockStride::ONE));
        }
        assert_eq!(by_block, by_stride, "{}", era.id);
    }
}

#[test]
fn a_compressed_run_stays_near_the_exact_run() {
    for era in ERAS {
        let exact = run(era, BlockStride::ONE);
        for (stride, most) in [(12, 5e-4), (60, 2e-3), (360, 1e-2)] {
            let error = error(&exact, &run(era, BlockStride::new(stride)));
            println!("{}, {stride} blocks as one: {error:.1e}", era.id);
            assert!(error <= most, "{}, {stride} blocks as one: {error:e}", era.id);
        }
    }
}

#[test]
fn a_compressed_run_conserves_tao_and_alpha() {
    for era in ERAS {
        let economy = run(era, BlockStride::new(60));
        let initial = crate::inputs::economy(era, 8);
        let unaccounted = initial.issuance.0 as i128 - initial.tao_places().total() as i128;
        let after = economy.issuance.0 as i128 - economy.tao_places().total() as i128;
        assert_eq!(after, unaccounted, "{}", era.id);
        for subnet in &economy.subnets {
            assert_eq!(subnet.alpha_places().total(), u128::from(subnet.alpha_out.0), "{}", era.id);
        }
    }
}
