//! A block with many subnets in every era, and 30 days of blocks.

use std::hint::black_box;

use yuma_engine::economy::{BlockStride, Choice, ERAS, Economy, Era, next_block, next_blocks};
use yuma_engine::quantity::{Key, Netuid, Share};

use crate::inputs;
use crate::line::Line;
use crate::sampling::{median_of, micros_of};

/// The number of subnets.
const CASES: [u16; 3] = [32, 128, 1_024];

/// Samples per case.
const SAMPLES: usize = 15;

/// Blocks in 30 days.
const MONTH_BLOCKS: u32 = 216_000;

/// Blocks per step in a run of 30 days; `tests/engine/economy/stride.rs` bounds the error.
const MONTH_STRIDE: u32 = 60;

/// The number of subnets in a run of 30 days.
const MONTH_SUBNETS: u16 = 128;

/// Measures every era.
pub fn measure(mut print: impl FnMut(Line)) {
    for era in ERAS {
        for count in CASES {
            let line = Line {
                table: "blocks",
                case: count.to_string(),
                rules: era.id,
                what: "block".to_owned(),
                micros: block(era, count),
            };
            print(line);
        }
        let what = format!("30 days, {MONTH_STRIDE} blocks as one");
        print(Line { table: "blocks", case: MONTH_SUBNETS.to_string(), rules: era.id, what, micros: month(era) });
    }
}

/// Validators of the root network, each with weights on every subnet.
const ROOT_VALIDATORS: u16 = 64;

/// An economy of `subnets` subnets; before dTAO, the root network sets their emission.
fn economy(era: &Era, subnets: u16) -> Economy {
    let mut economy = inputs::economy::economy(era, subnets);
    if !era.rules.has_pools() {
        for validator in 0..ROOT_VALIDATORS {
            let hotkey = Key(10_000 + u32::from(validator));
            let row = (1..=subnets).map(|netuid| (Netuid(netuid), Share(1 + (31 * netuid + 17 * validator) % 1_000)));
            economy.root.stakes.add(hotkey, hotkey, 100_000_000_000_000);
            economy.root.vote.weights.insert(hotkey, row.collect());
        }
    }
    economy
}

/// Returns the median time of a block, root epochs included.
fn block(era: &Era, subnets: u16) -> f64 {
    let rules = era.rules(Choice::Live);
    let mut economy = economy(era, subnets);
    median_of(SAMPLES, || drop(black_box(next_block(black_box(&mut economy), &rules))))
}

/// Returns the time of 30 days.
fn month(era: &Era) -> f64 {
    let rules = era.rules(Choice::Live);
    let mut economy = economy(era, MONTH_SUBNETS);
    let run = || {
        for _ in 0..MONTH_BLOCKS / MONTH_STRIDE {
            black_box(next_blocks(&mut economy, &rules, BlockStride::new(MONTH_STRIDE)));
        }
    };
    micros_of(run, 1)
}
