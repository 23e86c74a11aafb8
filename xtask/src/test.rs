//! Runs all checks of CI and stops at the first failure: the fastest first, with the release page built beside them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::beside::Beside;
use crate::command::{linting_cargo, program, run};
use crate::setup::{self, Browser};
use crate::stages::Stages;
use crate::standard_library::StandardLibrary;
use crate::{check, page, project, size};

/// Runs all tests.
pub fn run_all() -> Result<()> {
    let mut stages = Stages::default();
    let browser = stages.run("set-up", setup::for_tests)?;
    // The page and its tools compile on one core most of the time, into folders of their own.
    let page = Beside::start("build")?;
    check::all(&mut stages)?;
    stages.run("native tests", || run(&mut linting_cargo("test --locked --workspace")?))?;
    stages.run("golden vectors", golden_vectors)?;
    stages.run("release page, built beside the stages before", || page.finish())?;
    stages.run("size", || size::measure(setup::for_page(StandardLibrary::ForSize)?))?;
    stages.run("journeys in the browser", || run_journeys(&browser, &[]))?;
    stages.summary();
    Ok(())
}

/// Builds the page and runs the named journeys, or all.
pub fn journeys(wanted: StandardLibrary, names: &[String]) -> Result<()> {
    let browser = setup::for_tests()?;
    page::build(wanted)?;
    run_journeys(&browser, names)
}

fn golden_vectors() -> Result<()> {
    let files = listed(&project::root().join("crates/yuma-engine/tests/golden"), |name| {
        name.ends_with(".json") || name.ends_with(".jsonl")
    })?;
    run(linting_cargo("run --locked --quiet --example replay --")?.args(files))
}

fn run_journeys(browser: &Browser, names: &[String]) -> Result<()> {
    let is_chosen = |file: &str| names.is_empty() || names.iter().any(|name| file.contains(name.as_str()));
    let files = listed(&project::e2e(), |name| name.ends_with(".test.mjs") && is_chosen(name))?;
    let mut node = program("node")?;
    node.args(["--test", "--test-concurrency=2"]);
    // The last line has the totals in a form that programs can read.
    for reporter in ["spec", "./harness/summary.mjs"] {
        node.arg(format!("--test-reporter={reporter}")).arg("--test-reporter-destination=stdout");
    }
    run(browser.tell(node.args(files)).current_dir(project::e2e()))
}

/// Returns the files of a folder with a wanted name, in order, or an error if there are none.
fn listed(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_file() && path.file_name().and_then(|name| name.to_str()).is_some_and(&is_wanted) {
            files.push(path);
        }
    }
    ensure!(!files.is_empty(), "no such file in {}", folder.display());
    files.sort();
    Ok(files)
}
