//! Subnets with several mechanisms: stored and paid results.

use yuma_engine::quantity::{Alpha, Block, Share, Uid};
use yuma_engine::yuma::{EpochInput, Parameters, Sparse, epoch, run_mechanisms};

const EMISSION: Alpha = Alpha(1_000_000_000);

/// Two validators that both give all weight to one miner.
fn mechanism(miner: u16) -> EpochInput {
    EpochInput {
        uid_count: 4,
        current_block: Block(10_000),
        last_mechanism_step_block: Block(9_639),
        activity_cutoff: Block(5_000),
        last_update: vec![Block(9_990); 4],
        block_at_registration: Vec::new(),
        alpha_stake: vec![Alpha(600), Alpha(400), Alpha(0), Alpha(0)],
        tao_stake: Vec::new(),
        owner: None,
        validator_permits: vec![true, true, false, false],
        weights: Sparse::from_rows([[(Uid(miner), Share::ONE)]; 2]),
        bonds: Sparse::default(),
        commit_blocks: None,
        previous_consensus: None,
        emission: EMISSION,
        parameters: Parameters::default(),
    }
}

#[test]
fn one_mechanism_is_an_epoch() {
    let outcome = run_mechanisms(&[mechanism(2)], EMISSION, None);
    assert_eq!(outcome.subnet, epoch(&mechanism(2)));
    assert_eq!(outcome.mechanisms, [epoch(&mechanism(2))]);
}

#[test]
fn mechanisms_pay_their_parts_and_the_stored_emission_is_weighted_twice() {
    let split = [Share(u16::MAX / 4 * 3), Share(u16::MAX / 4)];
    let outcome = run_mechanisms(&[mechanism(2), mechanism(3)], EMISSION, Some(&split));
    let [first, second] = [0, 1].map(|index| outcome.mechanisms[index].server_emission.clone());
    assert_eq!(outcome.subnet.server_emission, [Alpha(0), Alpha(0), first[2], second[3]]);
    for (got, part) in [(first[2].0, 0.75), (second[3].0, 0.25)] {
        assert!((got as f64 / EMISSION.0 as f64 - part / 2.0).abs() < 1e-4, "{got}: half of {part}");
    }
    let stored = [2, 3].map(|uid| outcome.subnet.emission[uid].0 as f64 / EMISSION.0 as f64);
    assert!((stored[0] - 0.75 * 0.375).abs() < 1e-4 && (stored[1] - 0.25 * 0.125).abs() < 1e-4, "{stored:?}");
    assert_eq!(outcome.subnet.bonds, outcome.mechanisms[0].bonds);
}
