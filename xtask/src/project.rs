//! Where things are.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the repository.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The tools that the project installs for itself, never those of the machine.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// An executable among the project's own tools.
pub fn tool(name: &str) -> PathBuf {
    tools().join("bin").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// The browser journeys and the packages from npm.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// `PATH` with the project's own tools before everything else.
pub fn path() -> Result<OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let own = [tools().join("bin"), e2e().join("node_modules/.bin")];
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)))
        .context("the project's folder cannot stand in PATH")
}
