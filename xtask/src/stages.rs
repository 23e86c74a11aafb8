//! Runs work in stages, and prints the name and the time of each.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The completed stages.
#[derive(Default)]
pub struct Stages {
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Runs a stage. Its error includes the name.
    pub fn run<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n=== {name}");
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        println!("=== {name}: {}, {:.1} s", if result.is_ok() { "ok" } else { "FAILED" }, time.as_secs_f64());
        self.done.push((name, time));
        result.with_context(|| format!("stage \"{name}\""))
    }

    /// Prints the time of every stage.
    pub fn summary(&self) {
        println!("\nall stages passed:");
        for (name, time) in &self.done {
            println!("{:>8.1} s  {name}", time.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, time)| time).sum();
        println!("{:>8.1} s  together", total.as_secs_f64());
    }
}
