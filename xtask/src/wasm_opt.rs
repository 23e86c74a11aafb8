//! Minimizes modules with wasm-opt.

use std::cmp::Reverse;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::{fs, iter, thread};

use anyhow::{Result, anyhow};

use crate::command::{program, run};

/// The WebAssembly features of Rust's modules, so that wasm-opt uses no newer ones.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// A module that wasm-opt minimizes.
pub struct Module {
    pub from: PathBuf,
    pub to: PathBuf,
    /// The number of `-Oz` passes. A second one saves a little more and takes as long as the first.
    pub passes: usize,
}

/// Minimizes modules, as many at a time as the machine has cores, because wasm-opt uses one.
pub fn minimize_all(mut modules: Vec<Module>) -> Result<()> {
    // Longest first, so that no long module starts last.
    modules
        .sort_by_key(|module| Reverse(fs::metadata(&module.from).map_or(0, |file| file.len()) * module.passes as u64));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let waiting = Mutex::new(modules.into_iter());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || iter::from_fn(next).try_for_each(|module| minimize(&module));
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("wasm-opt's thread panicked"))?)
    })
}

/// Minimizes a module with wasm-opt.
pub fn minimize(module: &Module) -> Result<()> {
    let features = FEATURES.map(|feature| format!("--enable-{feature}"));
    // In the order of their names, similar functions are neighbors, which compress better. The list of producers is not needed.
    let rest = ["--reorder-functions-by-name", "--strip-producers", "--strip-target-features", "--low-memory-unused"];
    let passes = iter::repeat_n("-Oz", module.passes).chain(rest);
    run(program("wasm-opt")?.args(features).args(passes).args(["--quiet", "-o"]).arg(&module.to).arg(&module.from))
}
