//! The page: its release build, and the debug page that Trunk serves.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{cargo, program, run};
use crate::standard_library::StandardLibrary;
use crate::{assets, csp, hashed, offline, project, setup, spec, split};

/// The cargo profile of the release page.
pub const PROFILE: &str = "page";

const TARGET: &str = "wasm32-unknown-unknown";
const PROGRAM: &str = "yuma-playground";

/// Builds the release page into `dist` with the wanted standard library, or with the precompiled one if the wanted one
/// cannot be built here. Returns the library of the page.
pub fn build(wanted: StandardLibrary) -> Result<StandardLibrary> {
    let library = setup::for_page(wanted)?;
    eprintln!("building the release page (usually 7 minutes the first time, 5 after a change)");
    let built = compiled(library)?;
    let dist = project::dist();
    match fs::remove_dir_all(&dist) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(&dist),
    }
    .with_context(|| format!("could not empty {}", dist.display()))?;
    let bytes = fs::read(&built).with_context(|| format!("could not read {}", built.display()))?;
    let module = hashed::name(PROGRAM, &bytes);
    split::split(&built, &module)?;
    let index = dist.join("index.html");
    fs::write(&index, csp::with_policy(&assets::write(&module)?)?)
        .with_context(|| format!("could not write {}", index.display()))?;
    spec::write_pages()?;
    // GitHub Pages would otherwise skip files whose names start with an underscore.
    let marker = dist.join(".nojekyll");
    fs::write(&marker, "").with_context(|| format!("could not write {}", marker.display()))?;
    offline::write_list(&dist)?;
    Ok(library)
}

/// Compiles the page's module and returns its file.
fn compiled(library: StandardLibrary) -> Result<PathBuf> {
    let mut build = cargo("build --locked --features split --bin")?;
    run(build.args([PROGRAM, "--target", TARGET, "--profile", PROFILE]).envs(library.environment()))?;
    Ok(project::target().join(TARGET).join(PROFILE).join(PROGRAM).with_extension("wasm"))
}

/// Serves a debug page that reloads when a file changes.
pub fn develop(port: u16) -> Result<()> {
    setup::for_development()?;
    let mut trunk = program("trunk")?;
    // Trunk rejects the customary NO_COLOR=1 as an invalid value of its own option.
    trunk.env_remove("NO_COLOR");
    run(trunk.args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port.to_string()]))
}
