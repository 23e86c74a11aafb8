//! The number of random cases of each property.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::FileFailurePersistence;

/// The factor of a full run, as in the nightly workflow.
const FULL: u32 = 20;

/// Returns the configuration of a property with this many cases in a quick run, which is the default.
///
/// `PROPERTY_CASES=full` runs twenty times as many.
pub fn random_cases(quick: u32) -> ProptestConfig {
    let factor = match std::env::var("PROPERTY_CASES").as_deref() {
        Ok("full") => FULL,
        Ok("quick") | Err(_) => 1,
        Ok(other) => panic!("PROPERTY_CASES is quick or full, not {other}"),
    };
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(quick.saturating_mul(factor)) }
}

/// As [`random_cases`], with the failing cases kept in a file beside the test and run first.
#[allow(dead_code)] // of the engine's tests only
pub fn recorded_cases(quick: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..random_cases(quick)
    }
}
