//! The exported results have every number of the margins, exact beside the shown ones.

use std::rc::Rc;

use serde_json::Value;
use yuma_engine::quantity::Epoch;
use yuma_playground::store::{Evaluation, evaluate, results};
use yuma_scenario::{Edit, presets};

fn opened() -> Evaluation {
    let scenario = presets::scenario("lone-voice").unwrap();
    let uid = scenario.validators[0];
    let named = Edit::Rename { uid, name: "=1+1".to_owned() }.apply(&scenario).unwrap();
    evaluate(&Rc::new(named), Epoch(0))
}

#[test]
fn a_line_of_csv_has_a_neuron_with_its_results_and_bonds() {
    let csv = results::csv(&opened());
    let mut lines = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    let header: Vec<String> = lines.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 9);
    let at = |row: usize, column: &str| {
        let index = header.iter().position(|title| title == column).unwrap_or_else(|| panic!("{column} of {header:?}"));
        rows[row][index].to_owned()
    };
    assert_eq!(at(0, "name"), "'=1+1");
    for (row, column, expected) in [
        (0, "alpha_stake", "420000.000000000"),
        (4, "validator_trust, %", "10.0"),
        (4, "validator_trust, 1/65535", "6553"),
        (8, "consensus, %", "5.0"),
        (8, "validator", "0"),
        (8, "miner", "1"),
    ] {
        assert_eq!(at(row, column), expected, "{row} {column}");
    }
    let bond: f64 = at(4, "bond with uid 8").parse().unwrap();
    assert!((bond - 0.0499).abs() < 1e-4, "{bond}");
}

#[test]
fn json_has_the_shown_the_exact_and_the_stored_number() {
    let evaluation = opened();
    let read: Value = serde_json::from_str(&results::json(&evaluation)).unwrap();
    let trust = &read["neurons"][4]["validator_trust"];
    assert_eq!((&trust["percent"], &trust["stored"]), (&Value::from(10.0), &Value::from(6553)));
    let exact = evaluation.trace.validator_trust[4].to_num::<f64>();
    assert_eq!(trust["exact"].as_f64(), Some(exact));
    let paid = evaluation.trace.outcome.validator_emission[4].0;
    assert_eq!(read["neurons"][4]["validator_emission"].as_u64(), Some(paid));
    assert!(read["bonds"].as_array().is_some_and(|bonds| !bonds.is_empty()));
}
