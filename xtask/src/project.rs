//! The paths of the project.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Returns the root of the repository.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Returns the folder of the built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Returns the folder of the tools that the project installs for itself.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Returns the path of an executable among the project's own tools.
pub fn tool(name: &str) -> PathBuf {
    tools().join("bin").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Returns the folder of the browser journeys and the packages from npm.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// Returns `PATH` with the project's own tools in front.
pub fn path() -> Result<OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let own = [tools().join("bin"), e2e().join("node_modules/.bin")];
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)))
        .context("the project's folder cannot be an entry of PATH")
}
