//! How long a run of many epochs takes, changed weights among them, and what a look at one of its epochs adds.
//!
//! Prints one JSON object a line: target, case (validators x miners, epochs), rules, what was run, microseconds (median).

#![allow(clippy::expect_used)]

#[path = "epoch/clock.rs"]
mod clock;
#[path = "epoch/inputs.rs"]
mod inputs;

use std::hint::black_box;
use yuma_playground::engine::quantity::{Epoch, Rao, Uid};
use yuma_playground::engine::yuma::{EpochInput, Parameters, Sparse, trace};
use yuma_playground::scenario::{Change, Comparison, Document, Neuron, Row, Run, Scenario, Timeline};

/// Validators, miners and epochs.
const CASES: [(u16, u16, u16); 3] = [(3, 2, 40), (16, 32, 100), (64, 192, 500)];

const SAMPLES: usize = 5;

/// The time of one sample: much more than the resolution of a browser's clock.
const SAMPLE_MICROS: f64 = 5_000.0;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    measure_all(|line| println!("{line}"));
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Runs the benchmark and gives its lines.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn run() -> String {
    let mut lines = Vec::new();
    measure_all(|line| lines.push(line));
    lines.join("\n")
}

fn measure_all(mut print: impl FnMut(String)) {
    let target = clock::TARGET;
    let cases = CASES.into_iter().flat_map(|case| inputs::rules().map(|rules| (case, rules)));
    for ((validators, miners, epochs), (rules, parameters)) in cases {
        let scenario = scenario(validators, miners, epochs, parameters);
        let run = Run::whole(&scenario);
        let middle = Epoch(epochs / 2 + 1);
        let changed = changed(&scenario, middle);
        for (what, micros) in [
            ("run", median(|| drop(black_box(Run::whole(&scenario))))),
            ("run from the middle on", median(|| drop(black_box(run_on(run.continued(&changed)))))),
            ("look", median(|| drop(black_box(trace(&run.moment(middle).input()))))),
        ] {
            print(format!(
                r#"{{"target":"{target}","case":"{validators}x{miners}, {epochs} epochs","rules":"{rules}","what":"{what}","micros":{micros:.1}}}"#
            ));
        }
    }
}

fn run_on(mut run: Run) -> Run {
    while run.advance() {}
    run
}

/// The time of one run of a program: of as many together as the clock of a browser needs to tell their time.
fn median(program: impl Fn()) -> f64 {
    let sample = |runs: u32| {
        let start = clock::now_micros();
        (0..runs).for_each(|_| program());
        clock::now_micros() - start
    };
    let mut runs = 1;
    while sample(runs) < SAMPLE_MICROS {
        runs *= 2;
    }
    let mut samples: Vec<f64> = (0..SAMPLES).map(|_| sample(runs) / f64::from(runs)).collect();
    samples.sort_by(f64::total_cmp);
    samples[SAMPLES / 2]
}

/// A subnet whose first validators change their minds one after the other.
fn scenario(validators: u16, miners: u16, epochs: u16, parameters: Parameters) -> Scenario {
    let input = inputs::second_epoch(validators, miners, parameters);
    let mut document = document(&input, validators);
    document.timeline = Timeline::new(Epoch(epochs));
    for uid in Uid::all(validators.min(4)) {
        let row = Row::new(document.weights[uid.index()].iter().rev().copied().collect());
        document.timeline.set(Epoch(uid.0 * 5 + 1), Change::Weights { uid, row });
    }
    Scenario::new(document).expect("a legal scenario")
}

fn changed(scenario: &Scenario, at: Epoch) -> Scenario {
    let changed = scenario.edit(|document| {
        document.timeline.set(at, Change::Weights { uid: Uid(0), row: Row::default() });
        Ok(())
    });
    changed.expect("a legal scenario")
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
