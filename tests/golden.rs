//! Every golden vector, through the engine and through the reference implementation.

mod reference;
#[path = "reference/results.rs"]
mod reference_results;
mod vectors;

use reference_results::reference_results;
use std::path::Path;
use vectors::Vector;
use vectors::compare::{Difference, compare};
use vectors::engine::{engine_parts, engine_results};
use vectors::results::Results;
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
fn the_engine_agrees_with_every_vector() {
    for (name, vectors, values) in FILES {
        assert_eq!(replay(name, engine_results, engine_parts), (vectors, values), "{name}");
    }
}

#[test]
fn the_reference_agrees_with_every_vector() {
    let split = |alpha, count: u8, split: Option<&[u16]>| reference::split_emission(alpha, usize::from(count), split);
    for (name, vectors, values) in FILES {
        assert_eq!(replay(name, reference_results, split), (vectors, values), "{name}");
    }
}
