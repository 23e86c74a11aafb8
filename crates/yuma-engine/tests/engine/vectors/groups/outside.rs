//! Groups of rules that the engine has not, by decision: nothing of them is compared.

use super::Checks;
use super::tally::{Problem, Tally};
use serde_json::Value;

pub const CHECKS: Checks = &[
    // Conviction locks stakes and decides who owns a subnet; it moves no emission.
    ("chain_unit_tests.conviction", nothing),
    ("computed_from_chain_code.exp_decay", nothing),
    ("computed_from_chain_code.lock_roll_forward", nothing),
    // Null mode was an option that no subnet used, and a proposal.
    ("null_epoch_mode", nothing),
    ("null_equal_share_mode", nothing),
    // What the network looked like on a day, without the state behind it.
    ("network_observed_2026_10_08", nothing),
];

fn nothing(_: &Value, _: &mut Tally) -> Result<(), Problem> {
    Ok(())
}
