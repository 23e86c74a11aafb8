//! Finds or installs Chrome or Chromium, for the tests.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::say;
use crate::command::{find, program, run, succeeds};

/// Debian's Chromium without windows.
const SHELL: &str = "chromium-headless-shell";

/// A browser, and if there is one, the browser without windows, in which a page costs half as much.
pub struct Browser {
    chrome: PathBuf,
    shell: Option<PathBuf>,
}

impl Browser {
    /// Sets the browser in the environment of a test.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let shell = self.shell.iter().map(|shell| ("CHROME_SHELL", shell));
        command.envs(shell).env("CHROME", &self.chrome)
    }
}

/// Returns the installed browser. Installs Debian's Chromium if there is none and the system allows it.
pub fn browser() -> Result<Browser> {
    let mut missing = Vec::new();
    if chrome().is_none() {
        missing.push("chromium");
    }
    if !has_chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    let prefers_shell = named("CHROME").is_none();
    if prefers_shell && shell().is_none() && is_packaged(SHELL) {
        install(&[SHELL])?;
    }
    let Some(chrome) = chrome() else {
        bail!("Chrome is missing: install the package chromium, or name the program in CHROME");
    };
    Ok(Browser { chrome, shell: shell().filter(|_| prefers_shell) })
}

fn shell() -> Option<PathBuf> {
    find(&[SHELL, "chrome-headless-shell"])
}

fn chrome() -> Option<PathBuf> {
    named("CHROME")
        .or_else(|| find(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// Returns whether a Chinese font is installed. Without one the screenshots show boxes. Only Linux may lack it.
fn has_chinese_font() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    Command::new("fc-list").arg(":lang=zh").output().is_ok_and(|output| !output.stdout.is_empty())
}

/// Installs system packages if the machine allows it, or prints a warning. The caller checks again for required
/// programs.
fn install(packages: &[&str]) -> Result<()> {
    let wanted = packages.join(" ");
    let Some((first, rest)) = apt_get()? else {
        eprintln!("warning: please install the system's packages for: {wanted}");
        return Ok(());
    };
    say(&format!("installing {wanted} with apt-get"), "1 minute");
    let apt = |arguments: &[&str]| {
        let mut command = program(first)?;
        run(command.args(rest).args(arguments).args(["--quiet=2", "--yes"]).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let install = [&["install", "--no-install-recommends"], packages].concat();
    if let Err(error) = apt(&["update"]).and_then(|()| apt(&install)) {
        eprintln!("warning: {error:#}");
    }
    Ok(())
}

/// Returns whether apt knows a package.
fn is_packaged(package: &str) -> bool {
    program("apt-cache").is_ok_and(|mut apt| succeeds(apt.args(["show", package])))
}

/// Returns the command for apt-get, if it exists and runs without a password.
fn apt_get() -> Result<Option<(&'static str, &'static [&'static str])>> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    Ok(match find(&["apt-get"]) {
        None => None,
        Some(_) if is_root => Some(("apt-get", &[])),
        Some(_) if succeeds(program("sudo")?.args(["-n", "true"])) => Some(("sudo", &["-n", "apt-get"])),
        Some(_) => None,
    })
}
