//! The scenario that is open initially, written in Rust so that the page shows it without a JSON parser.

use std::sync::Arc;

use super::OPENING;
use crate::small::{EMISSION, neuron};
use crate::timeline::Timeline;
use crate::{Comparison, Document, Invalid, Row, Scenario};
use yuma_engine::quantity::{Alpha, Block, RAO_PER_TAO, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, Parameters};

const BLOCK: Block = Block(4_332_000);
/// The name and stake in alpha of each validator; miners have no stake.
const NEURONS: [(&str, u64); 9] = [
    ("A", 420_000),
    ("B", 260_000),
    ("C", 160_000),
    ("D", 110_000),
    ("E", 50_000),
    ("M1", 0),
    ("M2", 0),
    ("M3", 0),
    ("M4", 0),
];
const MINERS: [u16; 4] = [5, 6, 7, 8];
const WEIGHTS: [[u16; 4]; 5] = [
    [26_214, 22_937, 13_107, 3_277],
    [19_661, 26_213, 16_384, 3_277],
    [6_554, 36_043, 19_661, 3_277],
    [22_936, 19_661, 19_661, 3_277],
    [0, 0, 3_277, 62_258],
];
/// The bonds stored by the previous epoch. The last validator has bonds only with miners on which its
/// weights had support.
const BONDS: [&[u16]; 5] = [
    &[22_927, 22_927, 13_098, 3_268],
    &[19_651, 22_927, 16_375, 3_268],
    &[6_545, 22_927, 16_375, 3_267],
    &[22_927, 19_651, 16_375, 3_267],
    &[3_267, 3_268],
];
const CONSENSUS: [u16; 9] = [0, 0, 0, 0, 0, 22_936, 22_936, 16_384, 3_277];

/// Returns the preset [`OPENING`]; a test checks that it equals its JSON.
///
/// # Errors
/// Never returns an error for this data; the checks are those of every scenario.
pub fn opening() -> Result<Scenario, Invalid> {
    // Version 1 links that begin with this preset depend on it.
    let parameters = Parameters { liquid_alpha_consensus: ConsensusSource::Current, ..Parameters::default() };
    let no_rows = || MINERS.map(|_| Row::default());
    Scenario::new(Document {
        preset: Some(OPENING.to_owned()),
        title: String::new(),
        notes: String::new(),
        last_mechanism_step_block: Block(BLOCK.0 - u64::from(parameters.tempo) - 1),
        parameters,
        commit_reveal: false,
        emission: EMISSION,
        current_block: BLOCK,
        neurons: NEURONS.map(|(name, alpha)| neuron(name, Alpha(alpha * RAO_PER_TAO), BLOCK)).into(),
        owner: None,
        validators: (0..5).map(Uid).collect(),
        miners: MINERS.map(Uid).into(),
        weights: WEIGHTS.iter().map(|row| row_of(row)).chain(no_rows()).collect(),
        bonds: BONDS.iter().map(|row| row_of(row)).chain(no_rows()).collect(),
        previous_consensus: Some(CONSENSUS.map(Share).into()),
        timeline: Timeline::default(),
        comparison: Comparison::None,
    })
}

/// Creates a row over the last miners.
fn row_of(shares: &[u16]) -> Row {
    let miners = MINERS.iter().rev().zip(shares.iter().rev());
    let mut row: Vec<_> = miners.map(|(&miner, &share)| (Uid(miner), Share(share))).collect();
    row.reverse();
    Arc::new(row)
}
