//! The page: Trunk builds it, and this module postprocesses it for hosting.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{program, run};
use crate::compact::Scope;
use crate::standard_library::StandardLibrary;
use crate::{compact, csp, dist, offline, project, setup, spec, split, styles};

/// The cargo profile of the release page.
pub const PROFILE: &str = "page";

/// Builds the release page into `dist` with the wanted standard library, or with the precompiled one if the wanted one
/// cannot be built here. Returns the library of the page.
pub fn build(wanted: StandardLibrary) -> Result<StandardLibrary> {
    let library = setup::for_page(wanted)?;
    eprintln!("building the release page (usually 7 minutes the first time, 5 after a change)");
    // With relative addresses the page works at the root of a host and under a sub-path.
    let profile = ["--release", "--cargo-profile", PROFILE, "--features", "split"];
    let build = [&["build", "--offline", "--locked", "--public-url", "./"], profile.as_slice()].concat();
    run(trunk()?.args(build).envs(library.environment()))?;
    split::split(&project::target().join("wasm32-unknown-unknown").join(PROFILE).join("yuma-playground.wasm"))?;
    postprocess()?;
    Ok(library)
}

/// Serves a debug page that reloads when a file changes.
pub fn develop(port: u16) -> Result<()> {
    setup::for_page(StandardLibrary::Precompiled)?;
    run(trunk()?.args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string()]))
}

fn trunk() -> Result<Command> {
    let mut trunk = program("trunk")?;
    // Trunk rejects the customary NO_COLOR=1 as an invalid value of its own option.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

fn postprocess() -> Result<()> {
    let index = project::dist().join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("could not read {}", index.display()))?;
    fs::write(&index, csp::with_policy(&compact::page(&styles::joined(&html)?)?)?)
        .with_context(|| format!("could not write {}", index.display()))?;
    compact_boot_script()?;
    spec::write_pages()?;
    // GitHub Pages would otherwise skip files whose names start with an underscore.
    let marker = project::dist().join(".nojekyll");
    fs::write(&marker, "").with_context(|| format!("could not write {}", marker.display()))?;
    offline::write_list(&project::dist())
}

fn compact_boot_script() -> Result<()> {
    let files = dist::files(&project::dist())?;
    let is_boot = |name: &str| name.starts_with("boot-") && name.ends_with(".js");
    let (_, path) = files.iter().find(|(name, _)| is_boot(name)).context("the built page has no boot.js")?;
    let script = fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?;
    fs::write(path, compact::script(&script, Scope::Page)?)
        .with_context(|| format!("could not write {}", path.display()))
}
