//! How long a block of many subnets takes, in every era.
//!
//! Prints one JSON object a line: target, case (subnets), rules (the era), what was run, microseconds (for a block the median).
//! Natively it is a program; compiled to WebAssembly it exports `run`, which gives the same lines to a page.

#[path = "epoch/clock.rs"]
mod clock;
#[path = "economy/inputs.rs"]
mod inputs;

use std::hint::black_box;
use yuma_playground::engine::economy::block_step::{Stride, next_blocks};
use yuma_playground::engine::economy::parameters::Choice;
use yuma_playground::engine::economy::{ERAS, Era, next_block};

/// Subnets.
const CASES: [u16; 3] = [32, 128, 1_024];

/// Samples of each case.
const SAMPLES: usize = 15;

/// Subnets in the blocks of a sample, so that one lasts much longer than a tick of the clock.
const SUBNETS_OF_A_SAMPLE: u16 = 16_384;

/// Blocks of 30 days.
const MONTH_BLOCKS: u32 = 216_000;

/// Blocks that are computed as one in a run of 30 days; `tests/economy_stride.rs` says how near that is.
const MONTH_STRIDE: u32 = 60;

/// Subnets in a run of 30 days.
const MONTH_SUBNETS: u16 = 128;

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

/// The time of 30 days.
fn month(era: &Era) -> f64 {
    let rules = era.rules(Choice::Live);
    let mut economy = inputs::economy(era, MONTH_SUBNETS);
    let start = clock::now_micros();
    for _ in 0..MONTH_BLOCKS / MONTH_STRIDE {
        black_box(next_blocks(&mut economy, &rules, Stride::new(MONTH_STRIDE)));
    }
    clock::now_micros() - start
}

fn measure_all(mut print: impl FnMut(String)) {
    let target = clock::TARGET;
    for era in ERAS {
        for count in CASES {
            let rules = era.rules(Choice::Live);
            let mut economy = inputs::economy(era, count);
            let blocks = (SUBNETS_OF_A_SAMPLE / count).max(1);
            let mut samples: Vec<f64> = (0..SAMPLES)
                .map(|_| {
                    let start = clock::now_micros();
                    (0..blocks).for_each(|_| drop(black_box(next_block(black_box(&mut economy), &rules))));
                    (clock::now_micros() - start) / f64::from(blocks)
                })
                .collect();
            samples.sort_by(f64::total_cmp);
            let (rules, micros) = (era.id, samples[SAMPLES / 2]);
            print(format!(
                r#"{{"target":"{target}","case":"{count}","rules":"{rules}","what":"block","micros":{micros:.2}}}"#
            ));
        }
        let (rules, micros) = (era.id, month(era));
        print(format!(
            r#"{{"target":"{target}","case":"{MONTH_SUBNETS}","rules":"{rules}","what":"30 days, {MONTH_STRIDE} blocks as one","micros":{micros:.0}}}"#
        ));
    }
}
