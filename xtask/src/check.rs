//! Formatting, lints and the tidy tests: what a change must satisfy before its behaviour is looked at.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::setup;
use crate::stages::Stages;

/// Looks, and changes nothing.
pub fn check() -> Result<()> {
    let mut stages = Stages::default();
    stages.run("set-up", setup::for_check)?;
    all(&mut stages)?;
    stages.summary();
    Ok(())
}

/// The checks as stages of a longer run.
pub fn all(stages: &mut Stages) -> Result<()> {
    let mut cargo_stage = |name, arguments| stages.run(name, || run(&mut cargo(arguments)?));
    cargo_stage("formatting", "fmt --all --check")?;
    cargo_stage("lints", "clippy --locked --workspace --all-targets -- -D warnings")?;
    cargo_stage(
        "lints for the browser",
        "clippy --locked --lib --bins --test web --target wasm32-unknown-unknown -- -D warnings",
    )?;
    cargo_stage("tidy tests", "test --locked --test tidy")
}

/// Mends formatting and those lints that clippy can mend.
pub fn fix() -> Result<()> {
    setup::for_check()?;
    run(&mut cargo("clippy --fix --allow-dirty --allow-staged --workspace --all-targets")?)?;
    run(&mut cargo("fmt --all")?)
}
