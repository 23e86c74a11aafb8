//! Replays vector files through the engine: `cargo run --release --example replay -- FILE...`
//!
//! Accepts `.jsonl` and `.json` files (`crates/yuma-engine/tests/golden/README.md`) and compares every field.
//! Exits with 0 if all values are equal, 1 at the first difference, 2 if a file cannot be read as vectors.

#[allow(dead_code)] // the example uses only part of it
#[path = "../tests/engine/vectors/mod.rs"]
mod vectors;

use std::path::PathBuf;
use std::process::ExitCode;
use vectors::replay::{ENGINE, Failure, Report, replay};

fn main() -> ExitCode {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        eprintln!(
            "usage: cargo run --release --example replay -- FILE...\nformats: crates/yuma-engine/tests/golden/README.md"
        );
        return ExitCode::from(2);
    }
    for file in files {
        match replay(&file, &ENGINE) {
            Ok(Report { vectors, values, skipped }) => {
                println!("{}: {vectors} vectors, {values} values equal, {skipped} not modeled", file.display());
            }
            Err(failure) => {
                eprintln!("{failure}");
                return ExitCode::from(match failure {
                    Failure::Differs { .. } => 1,
                    Failure::Unreadable(_) | Failure::Malformed { .. } => 2,
                });
            }
        }
    }
    ExitCode::SUCCESS
}
