//! An epoch of a subnet of validators x miners: with its trace, without, and in the plain reference implementation.

use std::hint::black_box;

use yuma_engine::yuma::{EpochInput, epoch, trace};

use crate::clock::now_micros;
use crate::inputs::subnet;
use crate::line::Line;
use crate::reference;
use crate::sampling::{median, micros_of, runs_of_a_sample};

/// Validators and miners.
const CASES: [(u16, u16); 4] = [(3, 2), (16, 32), (64, 192), (64, 960)];

/// The time that one case takes, if single runs are not too long for that.
const BUDGET_MICROS: f64 = 600_000.0;

/// Samples of each program, however long they take.
const FEWEST_SAMPLES: usize = 3;

/// Something that is measured, and its name.
type Program = (&'static str, fn(&EpochInput));

const PROGRAMS: [Program; 3] = [
    ("trace", |input| drop(black_box(trace(input)))),
    ("epoch", |input| drop(black_box(epoch(input)))),
    ("reference", |input| drop(black_box(reference::epoch(input)))),
];

/// Measures every case under every rule set.
pub fn measure(mut print: impl FnMut(Line)) {
    for (validators, miners) in CASES {
        for (rules, parameters) in subnet::rules() {
            let input = subnet::second_epoch(validators, miners, parameters);
            for ((what, _), micros) in PROGRAMS.into_iter().zip(medians(&input)) {
                let case = format!("{validators}x{miners}");
                print(Line { table: "epochs", case, rules, what: what.to_owned(), micros });
            }
        }
    }
}

/// The median time of each program. Samples take turns, so that what else the machine does hits all of them alike.
fn medians(input: &EpochInput) -> [f64; PROGRAMS.len()] {
    let runs = PROGRAMS.map(|(_, program)| runs_of_a_sample(|| program(black_box(input))));
    let mut samples: [Vec<f64>; PROGRAMS.len()] = Default::default();
    let start = now_micros();
    while samples[0].len() < FEWEST_SAMPLES || now_micros() - start < BUDGET_MICROS {
        for (((_, program), runs), samples) in PROGRAMS.into_iter().zip(runs).zip(&mut samples) {
            samples.push(micros_of(|| program(black_box(input)), runs));
        }
    }
    samples.map(median)
}
