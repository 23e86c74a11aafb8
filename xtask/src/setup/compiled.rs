//! Tools that come as Rust sources: trunk, wasm-bindgen and the splitter.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};

use super::say;
use crate::command::{cargo, find, run, succeeds};
use crate::project;

/// The newest trunk that builds with Rust 1.95.
const TRUNK: &str = "0.21.14";

/// What understands the marks that wasm_split_helpers 0.2 leaves in the module.
const WASM_SPLIT: &str = "0.2.4";

/// Trunk, which turns the crate into a page.
pub fn trunk() -> Result<()> {
    Tool {
        krate: "trunk",
        version: TRUNK,
        executable: "trunk",
        options: "--locked --no-default-features --features rustls",
        duration: "3 minutes on 2 cores",
    }
    .install()
}

/// wasm-bindgen and its test runner, which work only with the very version of the library.
pub fn wasm_bindgen() -> Result<()> {
    let lock = project::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("could not read {}", lock.display()))?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    // Not --locked: the lock file that the crate carries names a version that crates.io does not have.
    Tool {
        krate: "wasm-bindgen-cli",
        version,
        executable: "wasm-bindgen",
        options: "",
        duration: "2 minutes on 2 cores",
    }
    .install()
}

/// The splitter, which takes the built module apart.
pub fn wasm_split() -> Result<()> {
    Tool {
        krate: "wasm_split_cli_support",
        version: WASM_SPLIT,
        executable: "wasm-split-cli",
        options: "--locked --features build-binary",
        duration: "1 minute on 2 cores",
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

    /// Whether cargo's list of what it installed names the very version. Not every tool tells its own.
    fn is_installed(&self) -> bool {
        let listed = fs::read_to_string(project::tools().join(".crates.toml")).unwrap_or_default();
        listed.contains(&format!("\"{} {} (", self.krate, self.version)) && project::tool(self.executable).is_file()
    }

    /// Fetches a compiled tool; false where there is none for this machine or it is out of reach.
    fn fetch(&self) -> Result<bool> {
        say(&format!("fetching {} {} with cargo binstall", self.krate, self.version), "10 seconds");
        let mut command = cargo("binstall --no-confirm --disable-strategies compile --force --root")?;
        Ok(succeeds(command.arg(project::tools()).arg(format!("{}@{}", self.krate, self.version))))
    }

    /// Compiles the tool without optimisation: that takes a third of the time, and it is fast enough.
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

/// The build folder of all tools, which share compiled dependencies there.
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

/// The version of a package in a `Cargo.lock`.
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
