//! Measures the time of an epoch, of a run of many epochs, and of a block with many subnets.
//!
//! Prints each table row as one JSON object. The native build is a program; the WebAssembly build exports `run`, which
//! returns the same lines to a page.

mod clock;
mod days;
mod economy;
mod epoch;
mod inputs;
mod line;
mod market;
#[allow(dead_code)] // the benchmark uses only part of it
#[path = "../../tests/engine/reference_yuma/mod.rs"]
mod reference;
mod run;
mod sampling;

use line::Line;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    measure(|line| println!("{line}"));
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Runs the benchmark and returns its lines.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn run() -> String {
    let mut lines = Vec::new();
    measure(|line| lines.push(line.to_string()));
    lines.join("\n")
}

fn measure(mut print: impl FnMut(Line)) {
    epoch::measure(&mut print);
    economy::measure(&mut print);
    run::measure(&mut print);
    market::measure(&mut print);
    days::measure(&mut print);
}
