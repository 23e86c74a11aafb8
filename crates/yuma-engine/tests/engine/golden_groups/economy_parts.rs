//! The parts of the economy, compared with the chain's numbers.

use crate::vectors::groups::{Checks, check_area, distribution, life, share_pools};

fn check(checks: Checks, dtao: usize, latest_era: usize) {
    assert_eq!(check_area("dtao.json", checks), dtao);
    assert_eq!(check_area("latest-era.json", checks), latest_era);
}

#[test]
fn the_distribution_of_alpha_matches_the_chain() {
    check(distribution::CHECKS, 49, 0);
}

#[test]
fn subnet_and_neuron_life_cycles_match_the_chain() {
    check(life::CHECKS, 183, 13);
}

#[test]
fn share_pools_match_the_chain() {
    check(share_pools::CHECKS, 137, 0);
}

#[test]
fn six_blocks_of_three_subnets_match_the_chain() {
    check(crate::vectors::groups::scenario::CHECKS, 443, 0);
}

#[test]
fn blocks_match_the_tests_of_the_chain() {
    check(crate::vectors::groups::coinbase::CHECKS, 42, 12);
}
