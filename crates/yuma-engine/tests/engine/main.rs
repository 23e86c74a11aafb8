//! The engine against golden vectors, plain reference implementations and properties.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod cases;
mod changes;
mod economy;
mod golden_files;
mod golden_groups;
#[path = "../../benches/engine/inputs/economy.rs"]
mod inputs;
mod operations;
mod permutation;
mod pool;
mod random_cases;
mod reference_pools;
#[path = "reference_yuma/results.rs"]
mod reference_results;
mod reference_yuma;
mod replay;
mod root;
mod strategies;
mod vectors;
mod yuma;
