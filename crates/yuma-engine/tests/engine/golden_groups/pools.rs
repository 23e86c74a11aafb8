//! Every number of the chain, or of the proposal, for pools.

use crate::vectors::groups::{Checks, check_area, fees, injection, limits, older_pools, power, superellipse, swaps};

const DTAO: &str = "dtao.json";
const LATEST: &str = "latest-era.json";

fn check(checks: Checks, counts: &[(&str, usize)]) {
    for (file, values) in counts {
        assert_eq!(check_area(file, checks), *values, "{file}");
    }
}

#[test]
fn powers_match_the_chain() {
    check(power::CHECKS, &[(DTAO, 2_524)]);
}

#[test]
fn weighted_swaps_match_the_chain() {
    check(swaps::CHECKS, &[(DTAO, 534)]);
}

#[test]
fn amounts_at_a_limit_match_the_chain() {
    check(limits::CHECKS, &[(DTAO, 178)]);
}

#[test]
fn injections_and_reservoirs_match_the_chain() {
    check(injection::CHECKS, &[(DTAO, 230), (LATEST, 39)]);
}

#[test]
fn fees_and_bounds_match_the_chain() {
    check(fees::CHECKS, &[(DTAO, 4), (LATEST, 22)]);
}

#[test]
fn pools_of_2025_match_the_chain() {
    check(older_pools::CHECKS, &[(DTAO, 28)]);
}

#[test]
fn the_proposed_curve_matches_its_documents() {
    check(superellipse::CHECKS, &[(LATEST, 144)]);
}
