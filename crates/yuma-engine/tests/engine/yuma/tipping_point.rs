//! The stake from which a weight counts in full.

use yuma_engine::quantity::{Alpha, Uid};
use yuma_engine::yuma::{EpochInput, heard_from, trace};
use yuma_scenario::presets;

/// The opening scenario: validators A to E, then miners M1 to M4.
fn opening() -> EpochInput {
    presets::scenario(presets::OPENING).unwrap().epoch_input()
}

fn alpha(amount: u64) -> Alpha {
    Alpha(amount * 1_000_000_000)
}

#[test]
fn a_weight_is_heard_from_a_stake_on() {
    for (validator, miner, stake) in [
        // E alone gives M4 95 %; the four others have 950,000 alpha.
        (4, 8, Some(950_000)),
        // C gives M2 55 %, more than anybody else.
        (2, 6, Some(840_000)),
        // Nothing of a weight of 0 can be clipped.
        (4, 5, Some(1)),
        // No validator.
        (6, 8, None),
    ] {
        let found = heard_from(&opening(), Uid(validator), Uid(miner));
        assert_eq!(found, stake.map(alpha), "uid {validator} on uid {miner}");
    }
}

#[test]
fn less_than_the_stake_is_clipped() {
    let (validator, miner) = (Uid(4), Uid(8));
    for (stake, is_clipped) in [(949_000, true), (950_000, false)] {
        let mut input = opening();
        input.alpha_stake[validator.index()] = alpha(stake);
        let trace = trace(&input);
        let [given, counts] = [&trace.weights, &trace.clipped].map(|matrix| matrix.get(validator, miner));
        assert_eq!(counts < given, is_clipped, "{stake}");
    }
}
