//! Finds and runs other programs, and reports their failures.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

use crate::project;

/// Returns a program that runs at the root of the repository with the project's own tools first in `PATH`.
pub fn program(name: &str) -> Result<Command> {
    let mut command = Command::new(name);
    command.current_dir(project::root()).env("PATH", project::path()?).stdin(Stdio::null());
    Ok(command)
}

/// Returns cargo with the given arguments, separated by spaces.
pub fn cargo(arguments: &str) -> Result<Command> {
    let mut command = program("cargo")?;
    command.args(arguments.split_whitespace());
    Ok(command)
}

/// Returns cargo at a low priority, where the system has one.
fn patient_cargo(arguments: &str) -> Result<Command> {
    if find(&["nice"]).is_none() {
        return cargo(arguments);
    }
    let mut command = program("nice")?;
    command.args(["-n", "10", "cargo"]).args(arguments.split_whitespace());
    Ok(command)
}

/// Returns cargo with clippy as the compiler of the workspace and with warnings as errors, so that one build serves lints and tests.
///
/// It gives way to the page's build beside it, which keeps one core busy most of the time and ends last.
pub fn linting_cargo(arguments: &str) -> Result<Command> {
    let mut command = patient_cargo(arguments)?;
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("RUSTFLAGS", "-D warnings");
    Ok(command)
}

/// Runs a program with its output on the screen. Returns an error if it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start {}", worded(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", worded(command));
    }
    Ok(())
}

/// Runs a program silently and returns its standard output, or an error if it fails.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("could not start {}", worded(command)))?;
    text(command, output)
}

/// Returns the text of a finished program, or an error if it failed.
fn text(command: &Command, output: Output) -> Result<String> {
    if !output.status.success() {
        bail!("{} failed ({})", worded(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote something else than text", worded(command)))
}

/// Runs a program that reads all of `input` before it writes, and returns its standard output, or an error if it fails.
pub fn filtered(command: &mut Command, input: &str) -> Result<String> {
    let filter = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = filter.spawn().with_context(|| format!("could not start {}", worded(command)))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).with_context(|| format!("{} reads no input", worded(command)))?;
    }
    text(command, child.wait_with_output()?)
}

/// Returns whether a program succeeds. Runs it silently.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Returns the first of the named programs in `PATH`.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let file = PathBuf::from(name).with_extension(std::env::consts::EXE_EXTENSION);
        folders.iter().map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
    })
}

fn worded(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
