//! The page: Trunk builds it, then it is sealed for hosting.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{program, run};
use crate::{csp, project, setup};

/// The cargo profile of the release page.
pub const PROFILE: &str = "page";

/// Builds the release page into `dist`.
pub fn build() -> Result<()> {
    setup::for_page()?;
    eprintln!("building the release page (usually 2 minutes the first time, 1 after a change)");
    // Relative addresses: the page works at the root of a host, under a sub-path, and from a folder.
    trunk(&["build", "--release", "--cargo-profile", PROFILE, "--offline", "--locked", "--public-url", "./"])?;
    seal()
}

/// Serves a debug page that reloads when a file changes.
pub fn develop(port: u16) -> Result<()> {
    setup::for_page()?;
    trunk(&["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string()])
}

fn trunk(arguments: &[&str]) -> Result<()> {
    // Trunk takes the customary NO_COLOR=1 for a bad value of its own option.
    run(program("trunk")?.args(arguments).env_remove("NO_COLOR"))
}

fn seal() -> Result<()> {
    let index = project::dist().join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("could not read {}", index.display()))?;
    fs::write(&index, csp::with_policy(&html)?).with_context(|| format!("could not write {}", index.display()))?;
    // GitHub Pages would leave out files that begin with an underscore.
    let marker = project::dist().join(".nojekyll");
    fs::write(&marker, "").with_context(|| format!("could not write {}", marker.display()))
}
