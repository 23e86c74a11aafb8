//! A command of this program that runs beside the others, with its output in a file until it is finished.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::project;

/// A running command. It ends with this value, but the programs that it started may run to their own end.
pub struct Beside {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Beside {
    /// Starts `cargo xtask NAME`.
    pub fn start(name: &'static str) -> Result<Beside> {
        let log = project::target().join(format!("{name}.log"));
        let file = File::create(&log).with_context(|| format!("could not create {}", log.display()))?;
        let both = file.try_clone().with_context(|| format!("could not share {}", log.display()))?;
        let mut command = Command::new(std::env::current_exe().context("this program has no path")?);
        let child = command.arg(name).stdin(Stdio::null()).stdout(file).stderr(both).spawn();
        Ok(Beside { name, child: child.with_context(|| format!("could not start {name}"))?, log })
    }

    /// Waits for the end and prints the output. Returns an error if the command failed.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait().with_context(|| format!("could not wait for {}", self.name))?;
        print!("{}", fs::read_to_string(&self.log).with_context(|| format!("could not read {}", self.log.display()))?);
        ensure!(status.success(), "{} failed ({status})", self.name);
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // A finished command cannot be killed, which is no error here.
        let _ = self.child.kill();
    }
}
