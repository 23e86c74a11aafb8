//! Every golden vector, checked against the engine and the reference implementation.

use crate::vectors::replay::{ENGINE, Implementation, replay};
use std::path::Path;

const REFERENCE: Implementation = Implementation {
    epoch: crate::reference_results::reference_results,
    split_emission: |emission, count, split| crate::reference_yuma::split_emission(emission, usize::from(count), split),
};

/// File, number of compared vectors, number of compared values.
const FILES: [(&str, usize, usize); 6] = [
    ("yuma-chain-tests.jsonl", 66, 6_808),
    ("yuma-edge-cases.jsonl", 42, 4_792),
    ("yuma-random.jsonl", 160, 24_189),
    ("yuma-realistic.jsonl", 4, 14_881),
    ("timelines.json", 12, 7_440),
    ("mechanisms.json", 3, 14),
];

/// The same for the rules around the epoch, which the reference does not implement.
const ECONOMY_FILES: [(&str, usize, usize); 5] = [
    ("root-2024.jsonl", 40, 3_813),
    ("root-2024-chain-tests.json", 3, 211),
    ("dtao.json", 88, 4_682),
    ("latest-era.json", 10, 609),
    ("etao.json", 121, 395),
];

fn check(implementation: &Implementation, files: &[(&str, usize, usize)]) {
    for &(name, vectors, values) in files {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
        let report = replay(&file, implementation).unwrap_or_else(|failure| panic!("{failure}"));
        assert_eq!((report.vectors, report.values), (vectors, values), "{name}");
    }
}

#[test]
fn the_engine_matches_every_vector() {
    check(&ENGINE, &FILES);
}

#[test]
fn the_reference_matches_every_vector() {
    check(&REFERENCE, &FILES);
}

#[test]
fn the_economy_matches_every_vector() {
    check(&ENGINE, &ECONOMY_FILES);
}
