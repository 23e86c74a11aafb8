//! Runs the fuzzer with a fixed set of inputs, for a few seconds.

use std::process::Command;

#[test]
fn no_reader_fails_at_a_few_inputs() {
    let fuzz = Command::new(env!("CARGO_BIN_EXE_fuzz")).args(["--seed", "1", "--inputs", "50"]).status();
    assert!(fuzz.unwrap().success());
}
