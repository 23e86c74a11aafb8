//! Splits the built module into the first load and the parts that load later (src/ui/part.rs).

use std::path::{Path, PathBuf};
use std::{fs, iter};

use anyhow::{Context, Result, ensure};

use crate::binaryen::{self, Module};
use crate::command::{program, run};
use crate::compact::Scope;
use crate::gaps::filled;
use crate::{compact, dist, hashed, import_names, neighbors, project};

/// The splitter's name of the script that loads parts.
const LOADER: &str = "__wasm_split.js";
/// The code with which the splitter's loader instantiates a part.
const INSTANTIATION: &str = "WebAssembly.instantiateStreaming";
/// The splitter's prefix of a part's name.
const PART: &str = "split_";
/// Parts of fewer bytes stand in one file. The splitter writes a part for each set of parts that share code: about eighty
/// small ones, most of which the opening page needs, and a request each costs more than their bytes.
const SMALL: usize = 8192;
/// The folder of the parts in the page.
pub const FOLDER: &str = "parts";

/// Splits the module at `built`, and puts the pieces into the page, where the first has this name.
pub fn split(built: &Path, name: &str) -> Result<()> {
    let work = project::target().join("split");
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("could not delete {}", work.display()))?;
    }
    let (pieces, page) = (work.join("pieces"), work.join("page"));
    run(program("wasm-split-cli")?.arg(built).arg(&pieces).args(["--target", "web", "--out-name", name]))?;
    let main = pieces.join(format!("{name}.wasm"));
    // The parts use the module's table of functions, which it must export.
    let options = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name];
    run(program("wasm-bindgen")?.args(options).arg("--out-dir").arg(&page).arg(&main))?;

    let whole = format!("{name}_bg.wasm");
    let (module, glue) = (page.join(&whole), page.join(format!("{name}.js")));
    let bytes = fs::read(&module).with_context(|| format!("could not read {}", module.display()))?;
    let (bytes, glue) = import_names::shorten(&bytes, &read(&glue)?, &format!("./{name}_bg.js"))?;
    write(&module, bytes)?;

    let minimized = work.join("minimized");
    fs::create_dir_all(&minimized).with_context(|| format!("could not make {}", minimized.display()))?;
    let pieces_of_parts: Vec<(String, PathBuf)> =
        dist::files(&pieces)?.into_iter().filter(|(file, path)| file.ends_with(".wasm") && *path != main).collect();
    let first_load = Module { from: module, to: project::dist().join(&whole), passes: 2 };
    let of_part = |(file, path): &(String, PathBuf)| Module { from: path.clone(), to: minimized.join(file), passes: 1 };
    let minimal = first_load.to.clone();
    binaryen::minimize(iter::once(first_load).chain(pieces_of_parts.iter().map(of_part)).collect())?;
    let bytes = fs::read(&minimal).with_context(|| format!("could not read {}", minimal.display()))?;
    write(&minimal, neighbors::sorted(&bytes)?)?;

    let loader = filled(&read(&pieces.join(LOADER))?, &format!("./{name}.js"), &format!("../{name}.js"))?;
    let loader = with_parts(&loader, &minimized)?;
    let loader = compact::script(&loader, Scope::Module)?;
    let named = hashed::write(&project::dist().join(FOLDER), "parts.js", loader.as_bytes())?;
    // The module itself still imports by the splitter's name.
    let glue = glue.replace(&format!("from \"./{LOADER}\""), &format!("from \"./{FOLDER}/{named}\""));
    write(&project::dist().join(format!("{name}.js")), &compact::script(&glue, Scope::Module)?)
}

/// Puts the parts of a folder into the page. Returns the splitter's loader with their places, and with the project's own
/// code to fetch and instantiate them (static/parts.js).
fn with_parts(loader: &str, folder: &Path) -> Result<String> {
    let parts = project::dist().join(FOLDER);
    fs::create_dir_all(&parts).with_context(|| format!("could not make {}", parts.display()))?;
    ensure!(loader.contains(INSTANTIATION), "the splitter's loader no longer calls {INSTANTIATION}");
    let mut loader = loader.replace(INSTANTIATION, "instantiatePart");
    let mut small = Vec::new();
    let fetch = |file: &str| format!("fetch(new URL(\"./{file}\", import.meta.url))");
    for (file, path) in dist::files(folder)? {
        let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        let fetch_it = if bytes.len() < SMALL {
            let start = small.len();
            small.extend(bytes);
            format!("fetchSmallPart({start}, {})", small.len())
        } else {
            fetch(&hashed::write(&parts, file.strip_prefix(PART).unwrap_or(&file), &bytes)?)
        };
        loader = filled(&loader, &fetch(&file), &fetch_it)?;
    }
    let named = hashed::write(&parts, "small.bin", &small)?;
    let own = read(&project::root().join("static/parts.js"))?;
    Ok(filled(&own, "SMALL_PARTS = \"\"", &format!("SMALL_PARTS = \"./{named}\""))? + &loader)
}

fn read(path: &PathBuf) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("could not write {}", path.display()))
}
