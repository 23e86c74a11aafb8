//! An epoch of validators x miners: with its trace, without it, and in the reference implementation.
//! Like a run, the engine reuses the memory of earlier epochs.

use std::hint::black_box;

use yuma_engine::yuma::{EpochInput, Workspace, epoch_in, trace_in};

use crate::clock::now_micros;
use crate::inputs::subnet;
use crate::line::Line;
use crate::reference;
use crate::sampling::{median, micros_of, runs_of_a_sample};

/// Validators and miners.
const CASES: [(u16, u16); 5] = [(3, 3), (16, 32), (64, 192), (64, 960), (128, 3_968)];

/// The largest matrix for the reference implementation, in cells; a larger epoch takes it seconds.
const LARGEST_OF_REFERENCE: u32 = 64 * 960;

/// The time of one case, unless a single run takes longer.
const BUDGET_MICROS: f64 = 600_000.0;

/// The minimum number of samples of each program.
const MIN_SAMPLES: usize = 3;

/// A program and its name.
type Program = (&'static str, fn(&mut Workspace, &EpochInput));

const PROGRAMS: [Program; 3] = [
    ("trace", |workspace, input| {
        let trace = black_box(trace_in(workspace, input));
        workspace.recycle_trace(trace);
    }),
    ("epoch", |workspace, input| drop(black_box(epoch_in(workspace, input)))),
    ("reference", |_, input| drop(black_box(reference::epoch(input)))),
];

/// Measures every case with every set of hyperparameters.
pub fn measure(mut print: impl FnMut(Line)) {
    for (validators, miners) in CASES {
        let has_reference = u32::from(validators) * u32::from(miners) <= LARGEST_OF_REFERENCE;
        let programs = if has_reference { &PROGRAMS[..] } else { &PROGRAMS[..2] };
        for (rules, parameters) in subnet::rules() {
            let input = subnet::second_epoch(validators, miners, parameters);
            for ((what, _), micros) in programs.iter().zip(medians(programs, &input)) {
                let case = format!("{validators}x{miners}");
                print(Line { table: "epochs", case, rules, what: (*what).to_owned(), micros });
            }
        }
    }
}

/// Returns the median time of each program. Samples alternate, so that other machine load affects all alike.
fn medians(programs: &[Program], input: &EpochInput) -> Vec<f64> {
    let mut workspace = Workspace::default();
    let runs: Vec<u32> =
        programs.iter().map(|(_, program)| runs_of_a_sample(|| program(&mut workspace, black_box(input)))).collect();
    let mut samples = vec![Vec::new(); programs.len()];
    let start = now_micros();
    while samples[0].len() < MIN_SAMPLES || now_micros() - start < BUDGET_MICROS {
        for (((_, program), &runs), samples) in programs.iter().zip(&runs).zip(&mut samples) {
            samples.push(micros_of(|| program(&mut workspace, black_box(input)), runs));
        }
    }
    samples.into_iter().map(median).collect()
}
