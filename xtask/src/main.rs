//! Project chores: set-up, checks, tests, benchmarks.
fn main() {}
