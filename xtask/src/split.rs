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
/// The start of the names of the functions that load a part of the page.
const EXPORT: &str = "__wasm_split_load_";
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
///
/// The splitter writes the same function for each part, and the names of all parts that it needs: half of the loader's bytes.
/// The page has a table of all parts instead, with a file's name or a size in the file of small parts, and the ranges of the
/// table that each part needs.
fn with_parts(loader: &str, folder: &Path) -> Result<String> {
    let parts = project::dist().join(FOLDER);
    fs::create_dir_all(&parts).with_context(|| format!("could not make {}", parts.display()))?;
    let (helpers, definitions) = loader.split_once("/* ").context("the splitter's loader no longer names its parts")?;
    let (mut small, mut places, mut known, mut exports) = (Vec::new(), Vec::new(), Vec::new(), String::new());
    for definition in definitions.split("\n}\n, [").collect::<Vec<_>>().windows(2) {
        let [before, after] = definition else { continue };
        let part = Definition::read(before, after)
            .with_context(|| format!("the splitter no longer defines parts in this way: {before}"))?;
        let bytes = fs::read(folder.join(part.file)).with_context(|| format!("could not read {}", part.file))?;
        places.push(if bytes.len() < SMALL {
            small.extend(&bytes);
            bytes.len().to_string()
        } else {
            let named = hashed::write(&parts, part.file.strip_prefix(PART).unwrap_or(part.file), &bytes)?;
            format!("\"{named}\"")
        });
        let needed = part.needed.iter().map(|name| known.iter().position(|other| other == name));
        let needed = needed.collect::<Option<Vec<_>>>().context("a part needs one that the splitter defines later")?;
        if part.name.starts_with(EXPORT) {
            let (name, at, needed) = (part.name, known.len(), ranges(needed));
            exports += &format!("export const {name} = wrapAsyncCb(loadPart({at}, \"{needed}\"));\n");
        } else {
            ensure!(needed.is_empty(), "{} needs other parts, as only parts of the page do", part.name);
        }
        known.push(part.name);
    }
    let named = hashed::write(&parts, "small.bin", &small)?;
    let own = read(&project::root().join("static/parts.js"))?;
    let own = filled(&own, "SMALL_PARTS = \"\"", &format!("SMALL_PARTS = \"./{named}\""))?;
    let own = filled(&own, "PARTS = []", &format!("PARTS = [{}]", places.join(", ")))?;
    Ok(helpers.to_owned() + &own + &exports)
}

/// A part in the splitter's loader.
struct Definition<'a> {
    name: &'a str,
    file: &'a str,
    needed: Vec<&'a str>,
}

impl<'a> Definition<'a> {
    /// Reads the text before the list of needed parts and the text after its beginning.
    fn read(before: &'a str, after: &'a str) -> Option<Self> {
        let (definition, fetch) = before.split_once("makeLoad(")?;
        let (_, name) = definition.rsplit_once("const ")?;
        let (_, file) = fetch.split_once("fetch(new URL(\"./")?;
        let (needed, _) = after.split_once(']')?;
        let needed = needed.split(", ").filter(|name| !name.is_empty()).collect();
        Some(Definition { name: name.split_once(" = ")?.0, file: file.split_once('"')?.0, needed })
    }
}

/// Writes sorted numbers as ranges: "0-3 7".
fn ranges(mut numbers: Vec<usize>) -> String {
    numbers.sort_unstable();
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[usize]| match run {
        [only] => only.to_string(),
        [first, .., last] => format!("{first}-{last}"),
        [] => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(" ")
}

fn read(path: &PathBuf) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("could not write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{Definition, ranges};

    #[test]
    fn a_part_is_read_with_the_parts_that_it_needs() {
        let before = "/* a, b */\nexport const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => {\n    \
                      const src = fetch(new URL(\"./split_b.wasm\", import.meta.url));";
        let part = Definition::read(before, "__chunk_1, __chunk_2]));\n").expect("a part");
        assert_eq!((part.name, part.file), ("__wasm_split_load_b", "split_b.wasm"));
        assert_eq!(part.needed, ["__chunk_1", "__chunk_2"]);
        let alone = Definition::read("const __chunk_1 = makeLoad(() => { fetch(new URL(\"./chunk_1.wasm\"", "]);");
        assert!(alone.is_some_and(|alone| alone.name == "__chunk_1" && alone.needed.is_empty()));
    }

    #[test]
    fn numbers_are_written_as_ranges() {
        for (numbers, written) in [(vec![], ""), (vec![4], "4"), (vec![7, 0, 2, 1, 8], "0-2 7-8")] {
            assert_eq!(ranges(numbers), written);
        }
    }
}
