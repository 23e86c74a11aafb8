//! How evenly the pay of real subnets is spread.

use yuma_engine::yuma::trace;
use yuma_scenario::{correlation, spread};

use super::import::subnet;

/// The weights of 240 miners: 1 with a deviation of 5 %, from twelve uniform numbers each, the same in every run.
fn nearly_equal_weights() -> Vec<f64> {
    let mut state: u64 = 1;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    (0..240).map(|_| 1.0 + 0.05 * ((0..12).map(|_| uniform()).sum::<f64>() - 6.0)).collect()
}

#[test]
fn nearly_equal_weights_pay_nearly_equally() {
    // streetvision-subnet#167: is anybody paid for being better?
    let row: String = nearly_equal_weights().iter().map(|weight| format!(",{}", (weight * 10_000.0).round())).collect();
    let header: String = (0..240).map(|miner| format!(",M{miner}")).collect();
    let scenario = subnet(&[&format!("name{header}\nV1{row}\nV2{row}\nV3{row}\n")]).scenario;
    let trace = trace(&scenario.epoch_input());
    let miners = |values: &[yuma_engine::fixed::Fraction]| -> Vec<f64> {
        scenario.miners.iter().map(|uid| values[uid.index()].to_num()).collect()
    };
    let (incentive, consensus) = (miners(&trace.incentive), miners(&trace.consensus));
    let measured = spread(&incentive).unwrap();
    assert_eq!((measured.count, measured.above_zero), (240, 240));
    for (what, got, expected, tolerance) in [
        ("Gini", measured.gini, 0.03, 0.005),
        ("ten largest", measured.of_ten_largest, 0.042, 0.005),
        ("correlation", correlation(&incentive, &consensus).unwrap(), 1.0, 0.001),
    ] {
        assert!((got - expected).abs() < tolerance, "{what}: {got}");
    }
}
