//! Documents with many groups of numbers, each under its key: `dtao.json` and `latest-era.json`.
//!
//! The key of a group selects its check; the modules below list the keys that they check.

pub mod coinbase;
pub mod constants;
pub mod distribution;
pub mod ema_price;
pub mod emission;
pub mod emission_gate;
pub mod emission_weights;
pub mod fees;
pub mod flow;
pub mod injection;
pub mod issuance;
pub mod life;
pub mod limits;
pub mod node;
pub mod older_pools;
pub mod outside;
pub mod pools;
pub mod power;
pub mod price_shares;
pub mod scenario;
pub mod share_pools;
pub mod superellipse;
pub mod swaps;
pub mod tally;
pub mod tiers;
pub mod value;

use serde_json::{Map, Value};
use tally::{Problem, Tally};

/// Compares the numbers of a group with the engine's.
pub type Check = fn(&Value, &mut Tally) -> Result<(), Problem>;

/// The checks of an area, by the key of the group, prefixed with its part of the document: `part.key`.
pub type Checks = &'static [(&'static str, Check)];

/// The checks of every area.
const AREAS: &[Checks] = &[
    issuance::CHECKS,
    power::CHECKS,
    swaps::CHECKS,
    limits::CHECKS,
    injection::CHECKS,
    fees::CHECKS,
    older_pools::CHECKS,
    superellipse::CHECKS,
    emission::CHECKS,
    distribution::CHECKS,
    life::CHECKS,
    share_pools::CHECKS,
    scenario::CHECKS,
    constants::CHECKS,
    outside::CHECKS,
    coinbase::CHECKS,
];

/// The parts of a document that contain groups.
const PARTS: [&str; 2] = ["chain_unit_tests", "computed_from_chain_code"];

/// The description of a document.
const ABOUT: &str = "_about";

/// One group and the check for its key.
pub struct Group {
    pub key: String,
    value: Value,
    check: Check,
}

impl Group {
    /// Compares every number and returns the count of equal ones.
    pub fn compare(&self) -> Result<usize, Problem> {
        let mut tally = Tally::default();
        (self.check)(&self.value, &mut tally)?;
        Ok(tally.equal())
    }
}

/// Returns the groups of a document, or an error with the first unknown key.
pub fn read(document: Map<String, Value>) -> Result<Vec<Group>, String> {
    let mut groups = Vec::new();
    for (key, value) in document {
        match value {
            _ if key == ABOUT => {}
            Value::Object(part) if PARTS.contains(&key.as_str()) => {
                for (group, value) in part {
                    groups.push(known(format!("{key}.{group}"), value)?);
                }
            }
            value => groups.push(known(key, value)?),
        }
    }
    Ok(groups)
}

/// The constants of the split of a subnet's alpha, and each case of it.
pub fn read_emission_weights(constants: Value, cases: Vec<Value>) -> Vec<Group> {
    let constants = Group { key: "constants".into(), value: constants, check: emission_weights::constants };
    let cases = cases.into_iter().enumerate().map(|(at, value)| Group {
        key: format!("case {at}"),
        value,
        check: emission_weights::case,
    });
    std::iter::once(constants).chain(cases).collect()
}

fn known(key: String, value: Value) -> Result<Group, String> {
    let check = AREAS.iter().flat_map(|checks| checks.iter()).find(|(known, _)| *known == key);
    match check {
        Some((_, check)) => Ok(Group { check: *check, key, value }),
        None => Err(format!("unknown group `{key}`")),
    }
}

/// Runs the checks of one area on a golden document and returns the count of equal numbers.
pub fn check_area(file: &str, checks: Checks) -> usize {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let document: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut tally = Tally::default();
    for (key, check) in checks {
        let group = key.split('.').try_fold(&document, |value, name| value.get(name));
        if let Some(group) = group {
            check(group, &mut tally).unwrap_or_else(|problem| panic!("{file}: {key}: {problem}"));
        }
    }
    tally.equal()
}
