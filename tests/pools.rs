//! Every number that the chain, or the proposal, gives for pools.

mod vectors;

use vectors::groups::{Checks, check_area, power, swaps};

const DTAO: &str = "dtao.json";

fn check(checks: Checks, counts: &[(&str, usize)]) {
    for (file, values) in counts {
        assert_eq!(check_area(file, checks), *values, "{file}");
    }
}

#[test]
fn powers() {
    check(power::CHECKS, &[(DTAO, 2_524)]);
}

#[test]
fn swaps_with_the_weighted_pool() {
    check(swaps::CHECKS, &[(DTAO, 534)]);
}
