//! The release page from index.html: the files that it names, with hashes in their names, and the start of the module.
//!
//! index.html marks its files for Trunk, which serves the debug page (`cargo xtask dev`). The release page needs only this much
//! of Trunk, whose compilation takes longer than that of all other tools together.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::compact::{self, Scope};
use crate::{dist, hashed, project, styles};

/// The attribute of an element that Trunk replaces. Each of these elements stands on a line of its own.
const MARK: &str = " data-trunk ";

/// Writes the files that index.html names into the empty folder of the page, and returns the page that names the written
/// files and starts the module.
pub fn write(module: &str) -> Result<String> {
    let index = project::root().join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("could not read {}", index.display()))?;
    let html = compact::page(&styles::joined(&html)?)?;
    html.lines()
        .map(|line| if line.contains(MARK) { replaced(line, module) } else { Ok(format!("{line}\n")) })
        .collect()
}

/// Writes the file of an element and returns the element of the release page.
fn replaced(element: &str, module: &str) -> Result<String> {
    let source = |name: &str| {
        let path = attribute(element, name).with_context(|| format!("no {name}: {element}"))?;
        Ok::<_, anyhow::Error>(project::root().join(path))
    };
    if element.starts_with("<script") {
        let file = source("src")?;
        let script = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
        let name =
            hashed::write(&project::dist(), &file_name(&file)?, compact::script(&script, Scope::Page)?.as_bytes())?;
        return Ok(format!("<script src=\"./{name}\"></script>\n"));
    }
    match attribute(element, "rel") {
        Some("icon") => {
            let icon = source("href")?;
            let bytes = fs::read(&icon).with_context(|| format!("could not read {}", icon.display()))?;
            Ok(format!(
                "<link rel=\"icon\" href=\"./{}\">\n",
                hashed::write(&project::dist(), &file_name(&icon)?, &bytes)?
            ))
        }
        Some("copy-file") => {
            let file = source("href")?;
            copy(&file, &file_name(&file)?)?;
            Ok(String::new())
        }
        Some("copy-dir") => {
            let folder = source("href")?;
            let name = file_name(&folder)?;
            for (file, path) in dist::files(&folder)? {
                copy(&path, &format!("{name}/{file}"))?;
            }
            Ok(String::new())
        }
        Some("rust") => Ok(start(module)),
        _ => bail!("the build does not know what to do with {element}"),
    }
}

/// The elements that start the module, as Trunk writes them for the debug page: static/boot.js waits for the same event.
fn start(module: &str) -> String {
    format!(
        "<script type=\"module\">\n\
         import init from \"./{module}.js\";\n\
         const wasm = await init({{ module_or_path: \"./{module}_bg.wasm\" }});\n\
         dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {{ detail: {{ wasm }} }}));\n\
         </script>\n\
         <link rel=\"modulepreload\" href=\"./{module}.js\" crossorigin=\"anonymous\">\n\
         <link rel=\"preload\" href=\"./{module}_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">\n"
    )
}

fn copy(from: &Path, name: &str) -> Result<()> {
    let to = project::dist().join(name);
    let folder = to.parent().unwrap_or(&to);
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    fs::copy(from, &to).with_context(|| format!("could not copy {}", from.display()))?;
    Ok(())
}

fn file_name(path: &Path) -> Result<String> {
    let name = path.file_name().and_then(|name| name.to_str());
    Ok(name.with_context(|| format!("{} has no name", path.display()))?.to_owned())
}

/// Returns the value of an attribute of an element, in double quotes.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::{attribute, replaced};

    #[test]
    fn an_attribute_stands_in_quotes() {
        let check = |element, name, expected| assert_eq!(attribute(element, name), expected, "{name} of {element}");
        check("<link data-trunk rel=\"css\" href=\"a.css\">", "rel", Some("css"));
        check("<link data-trunk rel=\"css\" href=\"a.css\">", "href", Some("a.css"));
        check("<link data-href=\"b\" rel=\"css\">", "href", None);
        check("<link href=\"b>", "href", None);
    }

    #[test]
    fn an_unknown_element_is_an_error() {
        assert!(replaced("<link data-trunk rel=\"sass\" href=\"a.sass\">", "m").is_err());
        assert!(replaced("<link data-trunk rel=\"copy-file\">", "m").is_err());
    }

    #[test]
    fn the_module_starts_and_says_so() {
        let start = replaced("<link data-trunk rel=\"rust\" data-bin=\"a\">", "m-1").unwrap();
        for part in ["import init from \"./m-1.js\"", "\"./m-1_bg.wasm\"", "TrunkApplicationStarted"] {
            assert!(start.contains(part), "{part}");
        }
    }
}
