//! Groups of rules that the engine deliberately omits: none of their numbers is compared.

use super::Checks;
use super::tally::{Problem, Tally};
use serde_json::Value;

pub const CHECKS: Checks = &[
    // Conviction locks stakes and determines a subnet's owner; it does not change emission.
    ("chain_unit_tests.conviction", nothing),
    ("computed_from_chain_code.exp_decay", nothing),
    ("computed_from_chain_code.lock_roll_forward", nothing),
    // Null mode was an option that no subnet used, and a proposal.
    ("null_epoch_mode", nothing),
    ("null_equal_share_mode", nothing),
    // Observations of the network on one day, without the underlying state.
    ("network_observed_2026_10_08", nothing),
];

fn nothing(_: &Value, _: &mut Tally) -> Result<(), Problem> {
    Ok(())
}
