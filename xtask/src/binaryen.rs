//! Minimizes modules with Binaryen, as `wasm-opt -Oz` does.

use std::cmp::Reverse;
use std::num::NonZero;
use std::path::PathBuf;
use std::{fs, thread};

use anyhow::{Result, anyhow};
use serde_json::json;

use crate::command::{filtered, program};
use crate::project;

/// A module to minimize.
pub struct Module {
    pub from: PathBuf,
    pub to: PathBuf,
    /// The number of `-Oz` passes. A second one saves a little more and takes as long as the first.
    pub passes: usize,
}

impl Module {
    /// Returns a measure of the time that this module takes.
    fn cost(&self) -> u64 {
        fs::metadata(&self.from).map_or(0, |file| file.len()) * self.passes as u64
    }
}

/// Minimizes modules, by as many processes as the machine has cores.
pub fn minimize(modules: Vec<Module>) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let shares: Vec<String> = shares(modules, cores).iter().map(|share| list(share)).collect();
    thread::scope(|scope| {
        let workers: Vec<_> = shares.iter().map(|share| scope.spawn(|| minimize_in_turn(share))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("Binaryen's thread panicked"))?)
    })
}

/// Divides modules into shares of about equal cost, none of them empty: the largest first, each to the smallest share.
fn shares(mut modules: Vec<Module>, count: usize) -> Vec<Vec<Module>> {
    modules.sort_by_cached_key(|module| Reverse(module.cost()));
    let mut shares: Vec<(u64, Vec<Module>)> = (0..count.min(modules.len())).map(|_| (0, Vec::new())).collect();
    for module in modules {
        if let Some((cost, share)) = shares.iter_mut().min_by_key(|(cost, _)| *cost) {
            *cost += module.cost();
            share.push(module);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

fn list(modules: &[Module]) -> String {
    let module = |module: &Module| json!({ "from": module.from, "to": module.to, "passes": module.passes });
    modules.iter().map(module).collect::<serde_json::Value>().to_string()
}

fn minimize_in_turn(list: &str) -> Result<()> {
    let script = project::root().join("xtask/src/binaryen.mjs");
    let package = project::e2e().join("node_modules/binaryen/index.js");
    filtered(program("node")?.arg(script).arg(package), list).map(drop)
}
