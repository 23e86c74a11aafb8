//! The packages from npm: Binaryen and terser for the page, and the packages of the browser journeys.

use std::fs;

use anyhow::{Context, Result, bail};

use super::say;
use crate::command::{find, output, program, run};
use crate::project;

/// The oldest Node.js for the journeys.
const NODE: u32 = 20;

/// Installs the packages of `package-lock.json`, unless exactly these are installed already.
pub fn packages() -> Result<()> {
    node()?;
    let wanted = project::e2e().join("package-lock.json");
    let wanted = fs::read(&wanted).with_context(|| format!("could not read {}", wanted.display()))?;
    let installed = project::e2e().join("node_modules/.installed-from");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    say("fetching Binaryen, terser, playwright-core and axe-core from npm", "10 seconds");
    run(program("npm")?.args(["ci", "--no-audit", "--no-fund"]).current_dir(project::e2e()))?;
    fs::write(&installed, wanted).with_context(|| format!("could not write {}", installed.display()))
}

fn node() -> Result<()> {
    for name in ["node", "npm"] {
        if find(&[name]).is_none() {
            bail!("{name} is missing: install Node.js {NODE} or newer from https://nodejs.org");
        }
    }
    let version = output(program("node")?.arg("--version"))?;
    match major(&version) {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("Node.js {} is too old: install {NODE} or newer from https://nodejs.org", version.trim()),
    }
}

/// Returns the major number of a version such as `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        let check = |version, expected| assert_eq!(major(version), expected, "{version}");
        check("v20.20.2\n", Some(20));
        check("v9.0.0", Some(9));
        check("20.20.2", None);
        check("", None);
    }
}
