//! Controls: each target is read back by the query of its name.

use std::collections::BTreeMap;

use yuma_lessons::{Control, Expression, Goal, Lesson, Model, QueryError, Target, Unit};
use yuma_scenario::{AnyDocument, market, presets};

fn set(document: &AnyDocument, target: &str, value: f64) -> Result<AnyDocument, QueryError> {
    Target::read(target).unwrap().set(document, value)
}

/// Sets a target and reads it again.
fn check(document: &AnyDocument, target: &str, value: f64) {
    let changed = set(document, target, value).unwrap_or_else(|error| panic!("{target} = {value}: {error}"));
    let query: Expression = target.parse().unwrap();
    let read = Model::new(changed, BTreeMap::new()).number(&query).unwrap_or_else(|error| panic!("{target}: {error}"));
    assert!((read - value).abs() < 1e-3 * value.abs().max(1.0), "{target} = {value} reads {read}");
}

#[test]
fn a_target_of_a_subnet_is_read_as_it_was_set() {
    let document = AnyDocument::Consensus(Box::new(presets::scenario("early-discoverer").unwrap()));
    for (target, value) in [
        ("stake(D)", 70_000.0),
        ("root_stake(D)", 12.5),
        ("stake_share(D)", 0.3),
        ("weight(A, M1, epoch 0)", 0.25),
        ("weight(A, M1, epoch 0)", 1.0),
        ("weight(D, M3, epoch 20)", 0.9),
        ("active(A, epoch 0)", 0.0),
        ("permit(A, epoch 0)", 0.0),
        ("moves(D)", 3.0),
        ("epochs", 12.0),
        ("kappa", 0.4),
        ("bonds_penalty", 1.0),
        ("bonds_moving_average", 0.8),
        ("yuma3", 0.0),
        ("liquid_alpha", 1.0),
        ("commit_reveal", 1.0),
        ("stake_threshold", 1_000.0),
        ("max_allowed_validators", 3.0),
    ] {
        check(&document, target, value);
    }
}

#[test]
fn a_target_of_a_market_is_read_as_it_was_set() {
    let market = |id: &str| AnyDocument::Market(market::preset(id).unwrap());
    let (april, board) = (market("market-2026-04-11"), market("root-2024-04-09"));
    for (document, target, value) in [
        (&april, "price(64)", 0.2),
        (&april, "moving_price(64)", 0.2),
        (&april, "pool_tao(64)", 5_000.0),
        (&april, "pool_alpha(64)", 5_000.0),
        (&april, "alpha_outside(64)", 5_000.0),
        (&april, "miner_burn(64)", 0.5),
        (&april, "emission_enabled(64)", 0.0),
        (&april, "age(64)", 100.0),
        (&april, "flow(64)", 0.5),
        (&april, "owner_part(64)", 0.3),
        (&april, "era", 3.0),
        (&april, "horizon", 90.0),
        (&april, "immunity_days", 7.0),
        (&april, "subnet_limit", 64.0),
        (&april, "tao_weight", 0.1),
        (&april, "owner_cut", 0.1),
        (&board, "kappa", 0.4),
        (&board, "rho", 20.0),
        (&board, "stake_share(0)", 0.4),
        (&board, "vote(0, 6)", 0.5),
    ] {
        check(document, target, value);
    }
}

#[test]
fn a_value_that_the_document_rejects_changes_nothing() {
    let document = AnyDocument::Consensus(Box::new(presets::scenario("early-discoverer").unwrap()));
    for (target, value) in [("stake(Z)", 1.0), ("nothing", 1.0), ("epochs", 60_000.0), ("weight(A)", 1.0)] {
        assert!(set(&document, target, value).is_err(), "{target} = {value}");
    }
    // Casts saturate, so that no number is out of range.
    for value in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
        for target in ["stake(A)", "stake_share(A)", "weight(A, M1)", "kappa", "bonds_moving_average"] {
            let _ = set(&document, target, value);
        }
    }
}

#[test]
fn a_value_without_a_lesson_has_the_unit_and_range_of_its_kind() {
    let consensus = AnyDocument::Consensus(Box::new(presets::scenario("early-discoverer").unwrap()));
    let market = AnyDocument::Market(market::preset("root-2024-04-09").unwrap());
    for (document, target, value, unit, max, step) in [
        (&consensus, "stake(D)", 500.0, Unit::Alpha, 2_000.0, 20.0),
        (&consensus, "kappa", 0.5, Unit::Percent, 1.0, 0.01),
        (&consensus, "epochs", 40.0, Unit::Epochs, 160.0, 1.0),
        (&consensus, "active(A)", 1.0, Unit::Number, 1.0, 1.0),
        (&market, "stake(0)", 500.0, Unit::Tao, 2_000.0, 20.0),
        (&market, "price(3)", 0.5, Unit::Price, 2.0, 0.02),
        (&market, "age(3)", 2.0, Unit::Days, 30.0, 1.0),
        (&market, "horizon", 30.0, Unit::Days, 120.0, 1.0),
        (&market, "rho", 10.0, Unit::Number, 40.0, 1.0),
    ] {
        let control = Control::of_target(Target::read(target).unwrap(), document, value);
        assert_eq!((control.unit, control.max, control.step), (unit, max, step), "{target}");
    }
}

#[test]
fn a_control_of_several_cells_spans_their_values() {
    let document = AnyDocument::Consensus(Box::new(presets::scenario("early-discoverer").unwrap()));
    let document = set(&document, "weight(A, M1)", 0.2).unwrap();
    let document = set(&document, "weight(B, M1)", 0.6).unwrap();
    let control = |targets: &[&str]| Control {
        sets: targets.iter().map(|target| Target::read(target).unwrap()).collect(),
        ..Control::of_target(Target::read("kappa").unwrap(), &document, 0.5)
    };
    let span = |control: &Control, document: &AnyDocument| {
        let (low, high) = control.span("it", &Model::new(document.clone(), BTreeMap::new())).unwrap();
        ((low * 1000.0).round(), (high * 1000.0).round())
    };
    let both = control(&["weight(B, M1)", "weight(A, M1)"]);
    assert_eq!(span(&both, &document), (200.0, 600.0));
    assert_eq!(span(&control(&["weight(A, M1)"]), &document), (200.0, 200.0));
    assert_eq!(span(&both, &both.set(&document, 0.5).unwrap()), (500.0, 500.0));
}

#[test]
fn a_meter_is_full_at_the_compared_number() {
    let target = |reached: &str, to: f64| {
        let lesson = format!(
            r#"{{"start": {{"preset": "x"}}, "steps": [], "controls": {{}},
                "queries": {{"m": {{"is": "consensus(M4)", "unit": "percent"}}}},
                "goal": {{"reached": "{reached}", "meter": "m", "from": 0, "to": {to}, "best": "m", "solution": {{"c": 0.5}}}}}}"#
        );
        let mut json: serde_json::Value = serde_json::from_str(&lesson).unwrap();
        let goal: Goal = serde_json::from_value(json.as_object_mut().unwrap().remove("goal").unwrap()).unwrap();
        goal.target(&Lesson::read(&json.to_string()).unwrap())
    };
    assert_eq!(target("consensus(M4) > 80%", 0.9), Some(0.8));
    assert_eq!(target("stake(A) > 1 and consensus(M4) >= 30%", 0.9), Some(0.3));
    assert_eq!(target("consensus(M4) > consensus(M3)", 0.9), Some(0.9));
    // The end of the meter would be the solution.
    assert_eq!(target("consensus(M3) > 10%", 0.5), None);
}
