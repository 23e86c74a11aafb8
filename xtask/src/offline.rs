//! Use without a connection: lists the files of the build in its service worker (static/sw.js).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::dist;
use crate::gaps::filled;

/// The service worker's file in the folder of the page.
pub const WORKER: &str = "sw.js";

/// Writes the list of the files in `folder` and the version of the build into its service worker. The version changes
/// with the content of any file, the list, and the worker.
pub fn write_list(folder: &Path) -> Result<()> {
    let path = folder.join(WORKER);
    let worker = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    let mut files = BTreeMap::new();
    for (name, path) in dist::files(folder)? {
        if name != WORKER {
            let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
            files.insert(name, format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes))));
        }
    }
    fs::write(&path, with_list(&worker, &files)?).with_context(|| format!("could not write {}", path.display()))
}

/// Fills the worker's template with the names of the files and their integrity.
fn with_list(worker: &str, files: &BTreeMap<String, String>) -> Result<String> {
    let list = serde_json::to_string_pretty(files)?;
    let digest = Sha256::digest(format!("{worker}{list}"));
    let version: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let worker = filled(worker, "const VERSION = \"\";", &format!("const VERSION = \"{version}\";"))?;
    filled(&worker, "const FILES = {};", &format!("const FILES = {list};"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::with_list;

    const TEMPLATE: &str = "const VERSION = \"\";\nconst FILES = {};\n";

    fn list(name: &str, integrity: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(name.to_owned(), integrity.to_owned())])
    }

    #[test]
    fn a_list_stands_in_the_worker() {
        let filled = with_list(TEMPLATE, &list("index.html", "sha256-a")).unwrap();
        assert!(filled.ends_with("const FILES = {\n  \"index.html\": \"sha256-a\"\n};\n"), "{filled}");
        assert!(!filled.contains("VERSION = \"\""), "{filled}");
    }

    #[test]
    fn every_change_is_another_version() {
        let version = |template: &str, name, integrity| {
            let filled = with_list(template, &list(name, integrity)).unwrap();
            filled.lines().next().map(str::to_owned)
        };
        let first = version(TEMPLATE, "a", "sha256-a");
        assert_eq!(version(TEMPLATE, "a", "sha256-a"), first);
        for (what, other) in [
            ("content", version(TEMPLATE, "a", "sha256-b")),
            ("name", version(TEMPLATE, "b", "sha256-a")),
            ("worker", version(&format!("{TEMPLATE}// more\n"), "a", "sha256-a")),
        ] {
            assert_ne!(other, first, "{what}");
        }
    }

    #[test]
    fn a_worker_without_gaps_is_an_error() {
        assert!(with_list("const FILES = {};\n", &BTreeMap::new()).is_err());
    }
}
