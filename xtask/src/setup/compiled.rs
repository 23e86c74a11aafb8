//! Tools built from Rust sources: trunk, wasm-bindgen and the splitter.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};

use super::say;
use crate::command::{cargo, find, run, succeeds};
use crate::project;

/// The newest trunk that builds with Rust 1.95.
const TRUNK: &str = "0.21.14";

/// The version that supports the marks of wasm_split_helpers 0.2 in the module.
const WASM_SPLIT: &str = "0.2.4";

/// Installs trunk, which serves the debug page, without the encryption for downloads that it never makes.
pub fn trunk() -> Result<()> {
    Tool {
        krate: "trunk",
        version: TRUNK,
        executable: "trunk",
        options: "--locked --no-default-features",
        duration: "3 minutes on 2 cores",
    }
    .install()
}

/// Installs wasm-bindgen, which requires exactly the version of the library.
pub fn wasm_bindgen() -> Result<()> {
    let lock = project::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("could not read {}", lock.display()))?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    // Not --locked, because the crate's lock file names a version that crates.io lacks.
    Tool {
        krate: "wasm-bindgen-cli",
        version,
        executable: "wasm-bindgen",
        options: "--no-default-features --bin wasm-bindgen",
        duration: "80 seconds on 2 cores",
    }
    .install()
}

/// Installs the splitter, which splits the built module.
pub fn wasm_split() -> Result<()> {
    Tool {
        krate: "wasm_split_cli_support",
        version: WASM_SPLIT,
        executable: "wasm-split-cli",
        options: "--locked --features build-binary",
        duration: "30 seconds on 2 cores",
    }
    .install()
}

struct Tool<'a> {
    krate: &'a str,
    version: &'a str,
    executable: &'a str,
    options: &'a str,
    duration: &'a str,
}

impl Tool<'_> {
    fn install(&self) -> Result<()> {
        if self.is_installed() {
            return Ok(());
        }
        if find(&["cargo-binstall"]).is_some() && self.fetch()? && self.is_installed() {
            return Ok(());
        }
        self.compile()
    }

    /// Returns whether cargo's list of installed tools has this version. Not every tool prints its own.
    fn is_installed(&self) -> bool {
        let listed = fs::read_to_string(project::tools().join(".crates.toml")).unwrap_or_default();
        listed.contains(&format!("\"{} {} (", self.krate, self.version)) && project::tool(self.executable).is_file()
    }

    /// Downloads a compiled tool. Returns false if there is none for this machine, or the download fails.
    fn fetch(&self) -> Result<bool> {
        say(&format!("fetching {} {} with cargo binstall", self.krate, self.version), "10 seconds");
        let mut command = cargo("binstall --no-confirm --disable-strategies compile --force --root")?;
        Ok(succeeds(command.arg(project::tools()).arg(format!("{}@{}", self.krate, self.version))))
    }

    /// Compiles the tool without optimization, which takes a third of the time. The tool is still fast enough.
    fn compile(&self) -> Result<()> {
        say(&format!("compiling {} {}", self.krate, self.version), self.duration);
        let start = Instant::now();
        let mut command = cargo("install --quiet --force --profile dev")?;
        command.args(["--version", self.version, "--root"]).arg(project::tools()).args(self.options.split_whitespace());
        command.arg(self.krate);
        command
            .env("CARGO_TARGET_DIR", build_folder())
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_STRIP", "true");
        run(&mut command)?;
        eprintln!("compiled {} in {:.0} s", self.krate, start.elapsed().as_secs_f64());
        Ok(())
    }
}

/// Returns the build folder of all tools, which share compiled dependencies.
fn build_folder() -> PathBuf {
    project::tools().join("build")
}

/// Deletes the build folder of the tools.
pub fn clean() -> Result<()> {
    let folder = build_folder();
    if !folder.is_dir() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).with_context(|| format!("could not delete {}", folder.display()))
}

/// Returns the version of a package in a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_that_of_the_package_of_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.2.3\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        let check = |package, expected| assert_eq!(locked_version(lock, package), expected, "{package}");
        check("wasm-bindgen", Some("0.2.130"));
        check("wasm-bindgen-macro", Some("1.2.3"));
        check("bindgen", None);
    }
}
