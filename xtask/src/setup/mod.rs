//! The requirements of the commands. Each is looked for first, without the network, and installed only if it is missing.

mod browser;
mod compiled;
mod npm;
mod rust;

pub use browser::Browser;

use anyhow::Result;

use crate::standard_library::StandardLibrary;

/// Ensures the tools to build the page.
pub fn for_page(wanted: StandardLibrary) -> Result<StandardLibrary> {
    rust::toolchain()?;
    rust::wasm_target()?;
    npm::packages()?;
    rust::crates()?;
    compiled::wasm_bindgen()?;
    compiled::wasm_split()?;
    compiled::clean()?;
    Ok(rust::standard_library(wanted))
}

/// Ensures the tools to serve a debug page while files change.
pub fn for_development() -> Result<()> {
    rust::toolchain()?;
    rust::wasm_target()?;
    rust::crates()?;
    compiled::trunk()?;
    compiled::wasm_bindgen()?;
    compiled::clean()
}

/// Ensures the tools to build the library without the page.
pub fn for_library() -> Result<()> {
    rust::crates()
}

/// Ensures the tools to lint and format.
pub fn for_check() -> Result<()> {
    rust::toolchain()?;
    rust::lints()?;
    rust::wasm_target()?;
    rust::crates()
}

/// Ensures the tools for all checks of CI, but for those that only the page's build needs and installs.
pub fn for_tests() -> Result<Browser> {
    for_check()?;
    npm::packages()?;
    // Here, because the page is built in another process, and rustup runs once at a time.
    rust::standard_library(StandardLibrary::ForSize);
    browser::browser()
}

fn say(what: &str, duration: &str) {
    eprintln!("set-up: {what} (usually {duration})");
}
