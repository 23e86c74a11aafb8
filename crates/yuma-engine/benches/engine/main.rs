//! How long the engine takes: an epoch, a run of many epochs, a block of many subnets.
//!
//! Prints a line of a table as one JSON object. Natively it is a program; compiled to WebAssembly it exports `run`, which
//! gives the same lines to a page.

mod clock;
mod economy;
mod epoch;
mod inputs;
mod line;
#[allow(dead_code)] // the benchmark uses its part
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

/// Runs the benchmark and gives its lines.
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
}
