//! Replays of external files: accepted files, the error of each rejected file, and the report of a difference.

use crate::vectors::replay::{ENGINE, Failure, Report, replay};
use std::fs;
use std::path::PathBuf;

/// The smallest epoch: one uid with all stake and all emission.
const ROW: &str = r#"{"id": "alone", "inputs": {"n": 1, "current_block": 10, "activity_cutoff_blocks": 5000,
    "last_update": [9], "block_at_registration": [0], "stake": [5], "tao_stake": null, "owner_uid": null,
    "commit_blocks": null, "validator_permits": [], "weights": [[]], "bonds": null, "yuma3": true, "note": "?",
    "rao_emission": 7}, "expected": {"emission": [7], "active": [true]}, "bits": {"stake": [4294967296]}, "seen": 1}"#;

fn row() -> String {
    ROW.replace('\n', " ")
}

fn outcome_of(name: &str, text: &str) -> Result<Report, Failure> {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    replay(&file, &ENGINE)
}

fn check_refused(name: &str, text: &str, reason: &str) {
    match outcome_of(name, text) {
        Err(Failure::Unreadable(error)) => {
            let message = error.to_string();
            assert!(message.contains(name) && message.contains(reason), "{message}");
        }
        other => panic!("{name} should be refused: {other:?}"),
    }
}

fn check_differs(name: &str, text: &str, difference: &str) {
    match outcome_of(name, text) {
        Err(failure @ Failure::Differs { .. }) => {
            let message = failure.to_string();
            assert!(message.contains(name) && message.ends_with(difference), "{message}");
        }
        other => panic!("{name} should differ: {other:?}"),
    }
}

#[test]
fn rows_load_from_lines_lists_and_single_objects() {
    let row = row();
    let report = |vectors| Report { vectors, values: 3 * vectors, skipped: 0 };
    let cases = [
        ("lines.jsonl", format!("{row}\n\n{row}\r\n{row}"), 3),
        ("list.json", format!("[{row},\n{row}]\n"), 2),
        ("object.json", ROW.to_string(), 1),
        ("name-says-nothing.txt", row.clone(), 1),
    ];
    for (name, text, vectors) in cases {
        assert_eq!(outcome_of(name, &text).unwrap(), report(vectors), "{name}");
    }
}

#[test]
fn read_errors_name_file_line_and_reason() {
    let row = row();
    let cut = &row[..row.len() / 2];
    let with = |from: &str, to: &str| row.replace(from, to);
    let cases = [
        ("empty.json", String::new(), "EOF"),
        ("none.json", "[]".into(), "holds no vectors"),
        ("not-json.txt", "stake,weights\n1,2\n".into(), ":1: cannot be read"),
        ("another-format.json", r#"{"pools": []}"#.into(), "unknown format"),
        ("cut.jsonl", format!("{row}\n{cut}\n{row}"), ":2: cannot be read"),
        (
            "missing.jsonl",
            format!("{row}\n{}", with(r#""n": 1,"#, "")),
            ":2: cannot be read as a vector: missing field `n`",
        ),
        ("large.jsonl", with(r#""n": 1,"#, r#""n": 70000,"#), "70000"),
        ("negative.jsonl", with("[5]", "[-5]"), "-5"),
        ("real.jsonl", with("[5]", "[5.5]"), "5.5"),
        ("unknown-output.jsonl", with(r#""active""#, r#""activity""#), "unknown field `activity`"),
        ("unknown-bits.jsonl", with(r#""stake": [4294967296]"#, r#""steak": [1]"#), "unknown field `steak`"),
        (
            "expects-nothing.jsonl",
            format!("{}, \"expected\": {{}}}}", &row[..row.find(r#", "expected""#).unwrap()]),
            "nothing to compare",
        ),
        ("function.json", r#"[{"fn": "burn", "inputs": {}, "expected": []}]"#.into(), "unknown variant `burn`"),
        ("rules.json", timeline(r#""yuma4": {}"#, "[]"), "unknown rule set `yuma4`"),
        ("event.json", timeline("", r#"[{"epoch": 0, "explode": 1}]"#), "unknown field `explode`"),
        ("group.json", r#"{"_about": "", "chain_unit_tests": {"burn": {}}}"#.into(), "unknown group `chain_unit_tests.burn`"),
        (
            "root.json",
            r#"[{"id": "none", "inputs": {"rho": 10, "kappa": 1, "block_emission": 1, "k": 1, "stake": [], "weights": []}}]"#
                .into(),
            "none: names no results",
        ),
        ("epochs.json", timeline(r#""yuma2": {"incentive_u16": [[65535]]}"#, "[]"), "every epoch"),
    ];
    for (name, text, reason) in cases {
        check_refused(name, &text, reason);
    }
    assert!(matches!(replay(&PathBuf::from("no-such-file.json"), &ENGINE), Err(Failure::Unreadable(_))));
}

#[test]
fn an_unreadable_group_is_named_in_the_error() {
    let outcome = outcome_of("malformed.json", r#"{"_about": "", "block_emission": {"rows": [{"issuance_tao": -1}]}}"#);
    assert!(matches!(&outcome, Err(Failure::Malformed { vector, .. }) if vector == "block_emission"), "{outcome:?}");
}

#[test]
fn a_row_with_a_repeated_column_is_refused() {
    let edge = include_str!("../golden/yuma-edge-cases.jsonl").lines().next().unwrap();
    let twice = edge.replacen(r#""weights":[[["#, r#""weights":[[[1,7],[1,8],["#, 1);
    let outcome = outcome_of("twice.jsonl", &twice);
    let Err(error @ Failure::Unreadable(_)) = outcome else { panic!("{outcome:?}") };
    assert!(error.to_string().contains("row 0 has two entries for uid 1"), "{error}");
}

#[test]
fn a_difference_names_vector_field_uid_column_expected_and_got() {
    let edge = include_str!("../golden/yuma-edge-cases.jsonl").lines().next().unwrap();
    let mechanisms = include_str!("../golden/mechanisms.json");
    let timelines = include_str!("../golden/timelines.json");
    let root = include_str!("../golden/root-2024.jsonl").lines().next().unwrap();
    let name = "edge/commit_reveal_equal_not_masked";
    let cases = [
        ("lone.jsonl", row(), r#""emission": [7]"#, r#""emission": [8]"#, "alone: emission, uid 0: expected 8, got 7"),
        (
            "short.jsonl",
            row(),
            r#""active": [true]"#,
            r#""active": []"#,
            "alone: active, uid 0: expected nothing, got true",
        ),
        (
            "cell.jsonl",
            edge.to_string(),
            r#""bonds":[[[1,15813],[2,4681]"#,
            r#""bonds":[[[1,15813],[2,4682]"#,
            &format!("{name}: bonds, uid 0, column 2: expected 4682, got 4681"),
        ),
        (
            "order.jsonl",
            edge.to_string(),
            r#""bonds":[[[1,15813],[2,4681]"#,
            r#""bonds":[[[2,4681],[1,15813]"#,
            &format!("{name}: bonds, uid 0, column 2: expected (2, 4681), got (1, 15813)"),
        ),
        (
            "bits.jsonl",
            edge.to_string(),
            r#""ranks_raw":[0,520444385"#,
            r#""ranks_raw":[0,520444386"#,
            &format!("{name}: bits.ranks_raw, uid 1: expected 520444386, got 520444385"),
        ),
        (
            "mechanisms.json",
            mechanisms.to_string(),
            "   5,\n   8\n",
            "   6,\n   7\n",
            "vector 3: split_emissions, uid 3: expected 6, got 5",
        ),
        (
            "groups.json",
            r#"{"_about": "", "block_emission": {"rows": [{"issuance_tao": 10500000, "emission_rao": 500000000}]}}"#
                .into(),
            ": 500000000",
            ": 500000001",
            "block_emission: block emission at 10500000000000000: expected 500000001, got 500000000",
        ),
        (
            "root.jsonl",
            root.to_string(),
            r#""emission":[0,500000000]"#,
            r#""emission":[1,499999999]"#,
            "root-random/55-0: emission, uid 0: expected 1, got 0",
        ),
        (
            "timelines.json",
            timelines.to_string(),
            "[[52428,6553,6553],[65535,0,0]",
            "[[52428,6553,6553],[65535,1,0]",
            "Case 1: yuma2, epoch 1, dividends_u16, uid 1: expected 1, got 0",
        ),
    ];
    for (name, text, from, to, difference) in cases {
        assert!(text.contains(from), "{name} has no {from}");
        check_differs(name, &text.replacen(from, to, 1), difference);
    }
}

/// One validator and one server for two epochs.
fn timeline(expected: &str, events: &str) -> String {
    format!(
        r#"{{"about": "", "cases": [{{"case": "One", "validators": ["a"], "servers": ["b"], "epochs": 2, "keyframes":
        [{{"epoch": 0, "stakes": [1.0], "weights": [[0.5]]}}], "events": {events}, "expected": {{{expected}}}}}]}}"#
    )
}
