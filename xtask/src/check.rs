//! Formatting, lints and the tidy tests: the checks that run before the tests of behavior.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::setup;
use crate::stages::Stages;

/// Checks without changing a file.
pub fn check() -> Result<()> {
    let mut stages = Stages::default();
    stages.run("set-up", setup::for_check)?;
    all(&mut stages)?;
    stages.summary();
    Ok(())
}

/// Runs the checks as stages of a longer run.
pub fn all(stages: &mut Stages) -> Result<()> {
    let mut cargo_stage = |name, arguments| stages.run(name, || run(&mut cargo(arguments)?));
    cargo_stage("formatting", "fmt --all --check")?;
    cargo_stage("lints", "clippy --locked --workspace --all-targets -- -D warnings")?;
    // With --workspace the dependencies have the features that all tests have, so that they are compiled once.
    cargo_stage("tidy tests", "test --locked --workspace --test tidy")
}

/// Fixes formatting, and the lints that clippy can fix.
pub fn fix() -> Result<()> {
    setup::for_check()?;
    run(&mut cargo("clippy --fix --allow-dirty --allow-staged --workspace --all-targets")?)?;
    run(&mut cargo("fmt --all")?)
}
