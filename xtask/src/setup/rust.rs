//! Installs parts of the Rust toolchain with rustup, and fetches the crates of `Cargo.lock`.

use std::cmp::Ordering;
use std::path::Path;

use anyhow::{Result, bail};

use super::say;
use crate::command::{cargo, find, output, program, run, succeeds};
use crate::standard_library::StandardLibrary;

/// The tested toolchain: `rust-version` of the workspace.
const TESTED: &str = env!("CARGO_PKG_RUST_VERSION");

/// Rejects a toolchain older than the tested one, and prints a warning for a newer one.
pub fn toolchain() -> Result<()> {
    let printed = output(program("rustc")?.arg("--version"))?;
    let version = printed.split_whitespace().nth(1).unwrap_or_default();
    match release(version).cmp(&release(TESTED)) {
        Ordering::Less => bail!("Rust {version} is too old: {TESTED} or newer is needed (`rustup update stable`)"),
        Ordering::Equal => {}
        Ordering::Greater => eprintln!("note: Rust {version} is untested; the project is tested with {TESTED}"),
    }
    Ok(())
}

/// Returns the major and minor version.
fn release(version: &str) -> Vec<u32> {
    version.split(['.', '-']).take(2).filter_map(|number| number.parse().ok()).collect()
}

/// Ensures the standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let folder = output(program("rustc")?.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    say("adding Rust's wasm32-unknown-unknown target", "half a minute");
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

/// Ensures clippy and rustfmt.
pub fn lints() -> Result<()> {
    if succeeds(&mut cargo("clippy --version")?) && succeeds(&mut cargo("fmt --version")?) {
        return Ok(());
    }
    say("adding clippy and rustfmt", "half a minute");
    rustup(&["component", "add", "clippy", "rustfmt"])
}

/// Fetches the sources of all crates, so that builds need no network. Cargo uses the network only if one is missing.
pub fn crates() -> Result<()> {
    run(&mut cargo("fetch --locked --quiet")?)
}

/// Returns the wanted standard library, or the precompiled one if the sources of the wanted one are missing here.
pub fn standard_library(wanted: StandardLibrary) -> StandardLibrary {
    match wanted {
        StandardLibrary::ForSize => match sources_of_the_standard_library() {
            Ok(()) => StandardLibrary::ForSize,
            Err(error) => {
                eprintln!("note: the page uses the precompiled standard library and is larger: {error:#}");
                StandardLibrary::Precompiled
            }
        },
        StandardLibrary::Precompiled => StandardLibrary::Precompiled,
    }
}

/// Ensures the sources of the standard library, which the release page compiles, and of its dependencies.
fn sources_of_the_standard_library() -> Result<()> {
    let sysroot = output(program("rustc")?.args(["--print", "sysroot"]))?;
    if !Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        say("adding the sources of Rust's standard library", "half a minute");
        rustup(&["component", "add", "rust-src"])?;
    }
    run(cargo("fetch --locked --quiet --target wasm32-unknown-unknown")?.envs(StandardLibrary::ForSize.environment()))
}

fn rustup(arguments: &[&str]) -> Result<()> {
    if find(&["rustup"]).is_none() {
        bail!("rustup is missing: install it from https://rustup.rs, or run `rustup {}`'s equal", arguments.join(" "));
    }
    run(program("rustup")?.args(arguments))
}

#[cfg(test)]
mod tests {
    use super::release;

    #[test]
    fn releases_are_compared_by_major_and_minor_version() {
        let check = |version, expected: &[u32]| assert_eq!(release(version), expected, "{version}");
        check("1.95", &[1, 95]);
        check("1.95.0", &[1, 95]);
        check("1.100.0-nightly", &[1, 100]);
        assert!(release("1.100.0") > release("1.95.3"));
    }
}
