//! Splits the built module into the first load and the parts that load later (src/ui/part.rs).

use std::path::{Path, PathBuf};
use std::{fs, iter};

use anyhow::{Context, Result, bail, ensure};

use crate::command::{program, run};
use crate::compact::Scope;
use crate::wasm_opt::{self, Module};
use crate::{compact, dist, hashed, import_names, project};

/// The splitter's name of the script that loads parts.
const LOADER: &str = "__wasm_split.js";
/// The code with which the splitter's loader instantiates a part.
const INSTANTIATION: &str = "WebAssembly.instantiateStreaming";
/// The splitter's prefix of a part's name.
const PART: &str = "split_";
/// The folder of the parts in the page.
pub const FOLDER: &str = "parts";

/// Splits the module at `built`, and replaces the whole module from Trunk by the pieces.
pub fn split(built: &Path) -> Result<()> {
    let name = module_name()?;
    let work = project::target().join("split");
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("could not delete {}", work.display()))?;
    }
    let (pieces, page) = (work.join("pieces"), work.join("page"));
    run(program("wasm-split-cli")?.arg(built).arg(&pieces).args(["--target", "web", "--out-name", &name]))?;
    let main = pieces.join(format!("{name}.wasm"));
    // The parts use the module's table of functions, which it must export.
    let options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &name];
    run(program("wasm-bindgen")?.args(options).arg("--out-dir").arg(&page).arg(&main))?;

    let whole = format!("{name}_bg.wasm");
    let (module, glue) = (page.join(&whole), page.join(format!("{name}.js")));
    let bytes = fs::read(&module).with_context(|| format!("could not read {}", module.display()))?;
    let (bytes, glue) = import_names::shorten(&bytes, &read(&glue)?, &format!("./{name}_bg.js"))?;
    fs::write(&module, bytes).with_context(|| format!("could not write {}", module.display()))?;

    let parts = project::dist().join(FOLDER);
    fs::create_dir_all(&parts).with_context(|| format!("could not make {}", parts.display()))?;
    let pieces_of_parts: Vec<(String, PathBuf)> =
        dist::files(&pieces)?.into_iter().filter(|(file, path)| file.ends_with(".wasm") && *path != main).collect();
    let first_load = Module { from: module, to: project::dist().join(&whole), passes: 2 };
    let of_part = |(file, path): &(String, PathBuf)| Module { from: path.clone(), to: parts.join(file), passes: 1 };
    wasm_opt::minimize_all(iter::once(first_load).chain(pieces_of_parts.iter().map(of_part)).collect())?;
    let loader = read(&pieces.join(LOADER))?.replace(&format!("./{name}.js"), &format!("../{name}.js"));
    let mut loader = with_own_instantiation(&loader)?;
    for (file, _) in pieces_of_parts {
        let place = parts.join(&file);
        let bytes = fs::read(&place).with_context(|| format!("could not read {}", place.display()))?;
        let named = hashed::name(file.strip_prefix(PART).unwrap_or(&file), &bytes);
        rename(&place, &parts.join(&named))?;
        loader = loader.replace(&format!("\"./{file}\""), &format!("\"./{named}\""));
    }
    let loader = compact::script(&loader, Scope::Module)?;
    let named = hashed::name("parts.js", loader.as_bytes());
    write(&parts.join(&named), &loader)?;
    // The module itself still imports by the splitter's name.
    let glue = glue.replace(&format!("from \"./{LOADER}\""), &format!("from \"./{FOLDER}/{named}\""));
    write(&project::dist().join(format!("{name}.js")), &compact::script(&glue, Scope::Module)?)
}

/// Returns the splitter's loader with the project's own code to instantiate a part (static/parts.js).
fn with_own_instantiation(loader: &str) -> Result<String> {
    let own = read(&project::root().join("static/parts.js"))?;
    ensure!(loader.contains(INSTANTIATION), "the splitter's loader no longer calls {INSTANTIATION}");
    Ok(format!("{own}{}", loader.replace(INSTANTIATION, "instantiatePart")))
}

/// Returns the module's name with Trunk's hash.
fn module_name() -> Result<String> {
    let files = dist::files(&project::dist())?;
    match files.keys().find_map(|file| file.strip_suffix("_bg.wasm")) {
        Some(name) => Ok(name.to_owned()),
        None => bail!("the built page has no module"),
    }
}

fn read(path: &PathBuf) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn write(path: &PathBuf, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("could not rename {}", from.display()))
}
