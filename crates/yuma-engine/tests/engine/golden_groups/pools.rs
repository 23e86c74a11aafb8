//! Every number that the chain, or the proposal, gives for pools.

use crate::vectors::groups::{Checks, check_area, fees, injection, limits, older_pools, power, superellipse, swaps};

const DTAO: &str = "dtao.json";
const LATEST: &str = "latest-era.json";

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

#[test]
fn amounts_that_a_limit_admits() {
    check(limits::CHECKS, &[(DTAO, 178)]);
}

#[test]
fn injections_and_reservoirs() {
    check(injection::CHECKS, &[(DTAO, 230), (LATEST, 39)]);
}

#[test]
fn fees_and_bounds() {
    check(fees::CHECKS, &[(DTAO, 4), (LATEST, 22)]);
}

#[test]
fn pools_of_2025() {
    check(older_pools::CHECKS, &[(DTAO, 28)]);
}

#[test]
fn the_proposed_curve() {
    check(superellipse::CHECKS, &[(LATEST, 144)]);
}
