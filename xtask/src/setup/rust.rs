//! Parts of the Rust toolchain, through rustup, and the crates of `Cargo.lock`.

use std::path::Path;

use anyhow::{Result, bail};

use super::say;
use crate::command::{cargo, find, output, program, run, succeeds};
use crate::page;

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let folder = output(program("rustc")?.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    say("adding Rust's wasm32-unknown-unknown target", "half a minute");
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

/// Clippy and rustfmt.
pub fn lints() -> Result<()> {
    if succeeds(&mut cargo("clippy --version")?) && succeeds(&mut cargo("fmt --version")?) {
        return Ok(());
    }
    say("adding clippy and rustfmt", "half a minute");
    rustup(&["component", "add", "clippy", "rustfmt"])
}

/// The sources of all crates, so that builds need no network. Cargo looks at the network only if one is missing.
pub fn crates() -> Result<()> {
    run(&mut cargo("fetch --locked --quiet")?)
}

/// The sources of the standard library, which the release page is compiled with, and of the crates that it uses.
pub fn standard_library() -> Result<()> {
    let sysroot = output(program("rustc")?.args(["--print", "sysroot"]))?;
    if !Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        say("adding the sources of Rust's standard library", "half a minute");
        rustup(&["component", "add", "rust-src"])?;
    }
    run(cargo("fetch --locked --quiet --target wasm32-unknown-unknown")?.envs(page::ENVIRONMENT))
}

fn rustup(arguments: &[&str]) -> Result<()> {
    if find(&["rustup"]).is_none() {
        bail!("rustup is missing: install it from https://rustup.rs, or run `rustup {}`'s equal", arguments.join(" "));
    }
    run(program("rustup")?.args(arguments))
}
