//! Every golden vector, through the engine and through the reference implementation.

mod reference;
mod vectors;

use std::path::Path;
use vectors::Vector;
use vectors::compare::{Difference, compare};
use vectors::results::{Bits, Expected, Results};
use yuma_playground::engine::yuma::EpochInput;

/// Runs a file of `tests/golden` and counts its vectors and the values that are equal.
fn replay(
    name: &str,
    epoch: impl Fn(&EpochInput) -> Results,
    split: impl Fn(u64, u8, Option<&[u16]>) -> Vec<u64>,
) -> (usize, usize) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let vectors = vectors::read(&file).unwrap_or_else(|error| panic!("{error}"));
    let check = |id: &str, outcome: Result<usize, Difference>| {
        outcome.unwrap_or_else(|difference| panic!("{name}: {id}: {difference}"))
    };
    let equal = vectors.iter().map(|vector| match vector {
        Vector::Epoch(vector) => check(&vector.id, compare(&vector.results, &epoch(&vector.input))),
        Vector::Timeline(timeline) => check(timeline.name(), timeline.replay(&epoch)),
        Vector::Mechanism(vector) => {
            let inputs = &vector.inputs;
            check("mechanisms", vector.compare(split(inputs.alpha, inputs.mechanism_count, inputs.split.as_deref())))
        }
    });
    (vectors.len(), equal.sum())
}

/// Name, number of vectors, number of values.
const FILES: [(&str, usize, usize); 6] = [
    ("yuma-chain-tests.jsonl", 66, 6_808),
    ("yuma-edge-cases.jsonl", 42, 4_792),
    ("yuma-random.jsonl", 160, 24_189),
    ("yuma-realistic.jsonl", 4, 14_881),
    ("timelines.json", 12, 7_440),
    ("mechanisms.json", 3, 14),
];

#[test]
fn the_reference_agrees_with_every_vector() {
    let split = |alpha, count: u8, split: Option<&[u16]>| reference::split_emission(alpha, usize::from(count), split);
    for (name, vectors, values) in FILES {
        assert_eq!(replay(name, reference_results, split), (vectors, values), "{name}");
    }
}

fn reference_results(input: &EpochInput) -> Results {
    let epoch = reference::epoch(input);
    let bits = |values: &[substrate_fixed::types::I32F32]| Some(values.iter().map(|value| value.to_bits()).collect());
    let shares = |values| Some(reference::Epoch::quantised(values));
    let rows = |matrix: &reference::Matrix| {
        let row = |i| matrix.row(i).into_iter().map(|(column, value)| (column, value.to_bits())).collect();
        Some((0..matrix.size()).map(row).collect())
    };
    Results {
        expected: Expected {
            active: Some(epoch.active.clone()),
            bonds: Some(epoch.stored_bonds()),
            consensus: shares(&epoch.consensus),
            dividends: shares(&epoch.dividends),
            emission: Some(epoch.emission.clone()),
            incentive: shares(&epoch.incentive),
            new_validator_permits: Some(epoch.new_validator_permits.clone()),
            server_emission: Some(epoch.server_emission.clone()),
            stake_weight: shares(&epoch.stake),
            validator_emission: Some(epoch.validator_emission.clone()),
            validator_trust: shares(&epoch.validator_trust),
        },
        bits: Bits {
            active_stake: bits(&epoch.active_stake),
            alphas: Some(
                epoch.alphas.iter().flatten().map(|row| row.iter().map(|value| value.to_bits()).collect()).collect(),
            ),
            clipped: rows(&epoch.clipped),
            consensus: bits(&epoch.consensus),
            dividends: bits(&epoch.dividends),
            ema_bonds: rows(&epoch.bonds),
            incentive: bits(&epoch.incentive),
            ranks_raw: bits(&epoch.ranks),
            stake: bits(&epoch.stake),
            validator_trust: bits(&epoch.validator_trust),
            weights: rows(&epoch.weights),
            weights_for_bonds: rows(&epoch.weights_for_bonds),
        },
    }
}
