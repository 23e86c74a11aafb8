//! The page: Trunk builds it, then it is sealed for hosting.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{program, run};
use crate::{compact, csp, dist, offline, project, setup, split, styles};

/// The cargo profile of the release page.
pub const PROFILE: &str = "page";

/// How the release page is compiled. It brings its own standard library, built for size, in which a panic is a trap without
/// a message: boot.js shows the trap. That makes the page a tenth smaller, which is what its budget wants, and is the one
/// place where the stable compiler is asked for what it does not promise yet. What links the page keeps its relocations,
/// without which it cannot be split.
pub const ENVIRONMENT: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-C link-args=--emit-relocs -Z unstable-options -C panic=immediate-abort",
    ),
];

/// Builds the release page into `dist`.
pub fn build() -> Result<()> {
    setup::for_page()?;
    eprintln!("building the release page (usually 2 minutes the first time, 1 after a change)");
    // Relative addresses: the page works at the root of a host, under a sub-path, and from a folder.
    let profile = ["--release", "--cargo-profile", PROFILE, "--features", "split"];
    let build = [&["build", "--offline", "--locked", "--public-url", "./"], profile.as_slice()].concat();
    run(trunk()?.args(build).envs(ENVIRONMENT))?;
    split::split(&project::target().join("wasm32-unknown-unknown").join(PROFILE).join("yuma-playground.wasm"))?;
    seal()
}

/// Serves a debug page that reloads when a file changes.
pub fn develop(port: u16) -> Result<()> {
    setup::for_page()?;
    run(trunk()?.args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string()]))
}

fn trunk() -> Result<Command> {
    let mut trunk = program("trunk")?;
    // Trunk takes the customary NO_COLOR=1 for a bad value of its own option.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

fn seal() -> Result<()> {
    let index = project::dist().join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("could not read {}", index.display()))?;
    fs::write(&index, csp::with_policy(&compact::page(&styles::joined(&html)?)?)?)
        .with_context(|| format!("could not write {}", index.display()))?;
    compact_boot_script()?;
    // GitHub Pages would leave out files that begin with an underscore.
    let marker = project::dist().join(".nojekyll");
    fs::write(&marker, "").with_context(|| format!("could not write {}", marker.display()))?;
    offline::write_list(&project::dist())
}

fn compact_boot_script() -> Result<()> {
    let files = dist::files(&project::dist())?;
    let is_boot = |name: &str| name.starts_with("boot-") && name.ends_with(".js");
    let (_, path) = files.iter().find(|(name, _)| is_boot(name)).context("the built page has no boot.js")?;
    let script = fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?;
    fs::write(path, compact::script(&script)).with_context(|| format!("could not write {}", path.display()))
}
