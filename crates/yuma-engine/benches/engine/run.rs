//! A run of many epochs of validators x miners, with weight changes, and the extra time to trace one of its epochs.

#![allow(clippy::expect_used)]

use std::hint::black_box;

use yuma_engine::quantity::{Epoch, Rao, Uid};
use yuma_engine::yuma::{EpochInput, Parameters, Sparse, trace};
use yuma_scenario::{Change, Comparison, Document, Neuron, Row, Run, Scenario, Timeline};

use crate::inputs::subnet;
use crate::line::Line;
use crate::sampling::median_of;

/// Validators, miners and epochs.
const CASES: [(u16, u16, u16); 3] = [(3, 2, 40), (16, 32, 100), (64, 192, 500)];

const SAMPLES: usize = 5;

/// Measures every case under every rule set.
pub fn measure(mut print: impl FnMut(Line)) {
    let cases = CASES.into_iter().flat_map(|case| subnet::rules().map(|rules| (case, rules)));
    for ((validators, miners, epochs), (rules, parameters)) in cases {
        let scenario = scenario(validators, miners, epochs, parameters);
        let run = Run::whole(&scenario);
        let middle = Epoch(epochs / 2 + 1);
        let changed = changed(&scenario, middle);
        for (what, micros) in [
            ("run", median_of(SAMPLES, || drop(black_box(Run::whole(&scenario))))),
            ("run from the middle on", median_of(SAMPLES, || drop(black_box(run_on(run.continued(&changed)))))),
            ("look", median_of(SAMPLES, || drop(black_box(trace(&run.epoch_state(middle).input()))))),
        ] {
            let case = format!("{validators}x{miners}, {epochs} epochs");
            print(Line { table: "runs", case, rules, what: what.to_owned(), micros });
        }
    }
}

fn run_on(mut run: Run) -> Run {
    while run.advance() {}
    run
}

/// A subnet whose first validators change their weights one after the other.
fn scenario(validators: u16, miners: u16, epochs: u16, parameters: Parameters) -> Scenario {
    let input = subnet::second_epoch(validators, miners, parameters);
    let mut document = document(&input, validators);
    document.timeline = Timeline::new(Epoch(epochs));
    for uid in Uid::all(validators.min(4)) {
        let row = Row::new(document.weights[uid.index()].iter().rev().copied().collect());
        document.timeline.set(Epoch(uid.0 * 5 + 1), Change::Weights { uid, row });
    }
    Scenario::new(document).expect("a valid scenario")
}

fn changed(scenario: &Scenario, at: Epoch) -> Scenario {
    let changed = scenario.edit(|document| {
        document.timeline.set(at, Change::Weights { uid: Uid(0), row: Row::default() });
        Ok(())
    });
    changed.expect("a valid scenario")
}

fn document(input: &EpochInput, validators: u16) -> Document {
    let rows = |matrix: &Sparse<_>| input.uids().map(|uid| Row::new(matrix.row(uid).to_vec())).collect();
    let neuron = |uid: Uid| Neuron {
        name: String::new(),
        alpha_stake: input.alpha_stake(uid),
        tao_stake: Rao(0),
        validator_permit: uid.0 < validators,
        last_update: input.last_update(uid),
        block_at_registration: input.block_at_registration(uid),
        commit_block: None,
    };
    Document {
        preset: None,
        title: String::new(),
        notes: String::new(),
        parameters: input.parameters.clone(),
        commit_reveal: false,
        emission: input.emission,
        current_block: input.current_block,
        last_mechanism_step_block: input.last_mechanism_step_block,
        neurons: input.uids().map(neuron).collect(),
        owner: None,
        validators: Uid::all(validators).collect(),
        miners: (validators..input.uid_count).map(Uid).collect(),
        weights: rows(&input.weights),
        bonds: rows(&input.bonds),
        previous_consensus: None,
        timeline: Timeline::default(),
        comparison: Comparison::None,
    }
}
