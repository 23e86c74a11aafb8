//! Runs the workspace's `fuzz`, which tests every reader of foreign texts with random inputs.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::setup;

/// Runs the fuzzer with its own arguments: minutes, `--seed N`, `--inputs N`, `--reader NAME`, `--input FILE`.
pub fn fuzz(arguments: &[String]) -> Result<()> {
    setup::for_library()?;
    run(cargo("run --locked --quiet --profile fuzz --package fuzz --")?.args(arguments))
}
