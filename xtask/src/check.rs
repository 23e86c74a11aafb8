//! Formatting, lints and the tidy tests: the checks that run before the tests of behavior.

use anyhow::Result;

use crate::command::{cargo, linting_cargo, run};
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
    stages.run("formatting", || run(&mut cargo("fmt --all --check")?))?;
    let compile = "test --locked --workspace --no-run";
    stages.run("compiler and lints", || run(&mut linting_cargo(compile)?))?;
    stages.run("lints of what tests do not use", || run(linting_cargo(compile)?.arg("--all-targets")))?;
    // With --workspace the dependencies have the features that all tests have, so that they are compiled once.
    stages.run("tidy tests", || run(&mut linting_cargo("test --locked --workspace --test tidy")?))
}

/// Fixes formatting, and the lints that clippy can fix.
pub fn fix() -> Result<()> {
    setup::for_check()?;
    run(&mut cargo("clippy --fix --allow-dirty --allow-staged --workspace --all-targets")?)?;
    run(&mut cargo("fmt --all")?)
}
