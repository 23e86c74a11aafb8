//! How long an epoch takes: with its trace, without, and in the plain reference implementation.
//!
//! Prints one JSON object a line: target, case (validators x miners), rules, what was run, microseconds (median). Natively
//! it is a program; compiled to WebAssembly it exports `run`, which gives the same lines to a page.

#[path = "epoch/clock.rs"]
mod clock;
#[path = "epoch/inputs.rs"]
mod inputs;
#[path = "../tests/reference/mod.rs"]
mod reference;

use std::hint::black_box;
use yuma_playground::engine::yuma::{EpochInput, epoch, trace};

/// Validators and miners.
const CASES: [(u16, u16); 4] = [(3, 2), (16, 32), (64, 192), (64, 960)];

/// The time that one case takes, if single runs are not too long for that.
const BUDGET_MICROS: f64 = 600_000.0;

/// The time of one sample: much more than the resolution of a browser's clock.
const SAMPLE_MICROS: f64 = 5_000.0;

/// Samples of each program, however long they take.
const FEWEST_SAMPLES: usize = 3;

/// Something that is measured, and its name.
type Program = (&'static str, fn(&EpochInput));

const PROGRAMS: [Program; 3] = [
    ("trace", |input| drop(black_box(trace(input)))),
    ("epoch", |input| drop(black_box(epoch(input)))),
    ("reference", |input| drop(black_box(reference::epoch(input)))),
];

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
    for (validators, miners) in CASES {
        for (rules, parameters) in inputs::rules() {
            let input = inputs::second_epoch(validators, miners, parameters);
            for ((what, _), micros) in PROGRAMS.iter().zip(measure(&input)) {
                print(format!(
                    r#"{{"target":"{target}","case":"{validators}x{miners}","rules":"{rules}","what":"{what}","micros":{micros:.2}}}"#
                ));
            }
        }
    }
}

/// The median time of each program. Samples take turns, so that what else the machine does hits all of them alike.
fn measure(input: &EpochInput) -> [f64; PROGRAMS.len()] {
    let runs = PROGRAMS.map(|(_, program)| runs_of_a_sample(program, input));
    let mut samples: [Vec<f64>; PROGRAMS.len()] = Default::default();
    let start = clock::now_micros();
    while samples[0].len() < FEWEST_SAMPLES || clock::now_micros() - start < BUDGET_MICROS {
        for (((_, program), runs), samples) in PROGRAMS.into_iter().zip(runs).zip(&mut samples) {
            samples.push(micros_of(program, input, runs) / f64::from(runs));
        }
    }
    samples.map(|mut samples| {
        samples.sort_by(f64::total_cmp);
        samples[samples.len() / 2]
    })
}

/// As many runs as the clock needs to tell their time.
fn runs_of_a_sample(program: fn(&EpochInput), input: &EpochInput) -> u32 {
    let mut runs = 1;
    while micros_of(program, input, runs) < SAMPLE_MICROS {
        runs *= 2;
    }
    runs
}

fn micros_of(program: fn(&EpochInput), input: &EpochInput, runs: u32) -> f64 {
    let start = clock::now_micros();
    (0..runs).for_each(|_| program(black_box(input)));
    clock::now_micros() - start
}
