//! The parts of the economy, against the chain's numbers.

use crate::vectors::groups::{Checks, check_area, distribution, life, share_pools};

fn check(checks: Checks, dtao: usize, latest_era: usize) {
    assert_eq!(check_area("dtao.json", checks), dtao);
    assert_eq!(check_area("latest-era.json", checks), latest_era);
}

#[test]
fn alpha_is_distributed_as_on_the_chain() {
    check(distribution::CHECKS, 49, 0);
}

#[test]
fn subnets_and_neurons_live_as_on_the_chain() {
    check(life::CHECKS, 183, 13);
}

#[test]
fn shares_are_kept_as_on_the_chain() {
    check(share_pools::CHECKS, 137, 0);
}

#[test]
fn six_blocks_of_three_subnets_are_those_of_the_chain() {
    check(crate::vectors::groups::scenario::CHECKS, 443, 0);
}

#[test]
fn blocks_are_as_in_the_tests_of_the_chain() {
    check(crate::vectors::groups::coinbase::CHECKS, 42, 12);
}
