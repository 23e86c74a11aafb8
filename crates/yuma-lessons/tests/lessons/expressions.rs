//! The values of expressions on documents, and the errors of other texts.

use std::collections::BTreeMap;

use yuma_lessons::{Expression, Model, QueryError, Target, Value};
use yuma_scenario::{AnyDocument, market, presets};

fn consensus() -> AnyDocument {
    AnyDocument::Consensus(Box::new(presets::scenario("early-discoverer").unwrap()))
}

fn market_of(preset: &str) -> AnyDocument {
    AnyDocument::Market(market::preset(preset).unwrap())
}

fn evaluate(document: &AnyDocument, text: &str) -> Result<Value, QueryError> {
    let variables = BTreeMap::from([
        ("bet".to_owned(), Value::Number(0.25)),
        ("who".to_owned(), Value::Name("D".to_owned())),
        ("amount".to_owned(), Value::Number(10.0)),
    ]);
    Model::new(document.clone(), variables).evaluate(&text.parse().unwrap())
}

fn check(document: &AnyDocument, text: &str, expected: Value) {
    let value = evaluate(document, text).unwrap_or_else(|error| panic!("{text}: {error}"));
    match (&value, &expected) {
        (Value::Number(value), Value::Number(expected)) => assert!((value - expected).abs() < 1e-4, "{text}: {value}"),
        _ => assert_eq!(value, expected, "{text}"),
    }
}

#[test]
fn arithmetic_is_that_of_a_calculator() {
    for (text, expected) in [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("6 / 4 / 3", 0.5),
        ("1 / 0", 0.0),
        ("-2 - -3", 1.0),
        ("23%", 0.23),
        ("bet * 4", 1.0),
        ("abs(1 - 3) + min(1, 2) + max(1, 2) + round(2.5)", 8.0),
        ("1 < 2", 1.0),
        ("2 <= 1", 0.0),
        ("1 < 2 and 2 < 1", 0.0),
        ("1 < 2 or 2 < 1", 1.0),
        ("\"a\" == \"a\"", 1.0),
        ("\"a\" != \"a\"", 0.0),
    ] {
        check(&consensus(), text, Value::Number(expected));
    }
}

/// The preset's stakes are 500,000, 330,000, 120,000 and 50,000; D moves at epoch 8, the others at 14.
#[test]
fn queries_read_a_subnet() {
    for (text, expected) in [
        ("stake(D)", 50_000.0),
        ("stake_share(A)", 0.5),
        ("weight(D, M3, epoch 7)", 0.1),
        ("weight(D, M3, epoch 8)", 0.6),
        ("weight(who, M3, epoch 3 + 5)", 0.6),
        ("moves(D)", 8.0),
        ("moves(D, with moves(D) = 11)", 11.0),
        ("epochs", 40.0),
        ("validators * 10 + miners", 43.0),
        ("support(M3, 50%, epoch 10)", 0.05),
        ("kappa", 0.5),
        ("kappa + stake_share(D, with kappa = 0, with stake(D) = 0)", 0.5),
        ("earned(D, epoch 0) - emission(D, epoch 0)", 0.0),
    ] {
        check(&consensus(), text, Value::Number(expected));
    }
    check(&consensus(), "highest(stake)", Value::Name("A".to_owned()));
    check(&consensus(), "lowest(stake)", Value::Name("D".to_owned()));
    check(&consensus(), "highest(incentive, epoch 39)", Value::Name("M3".to_owned()));
}

#[test]
fn a_query_under_another_rule_changes_nothing_else() {
    let document = consensus();
    let number = |text: &str| evaluate(&document, text).unwrap().number().unwrap();
    assert!(number("dividends(D, epoch 10, with kappa = 0)") > number("dividends(D, epoch 10)"));
    assert!((number("dividends(D, epoch 10)") - number("dividends(D, epoch 10, with kappa = kappa)")).abs() < 1e-9);
}

#[test]
fn queries_read_a_market() {
    let april = market_of("market-2026-04-11");
    for (text, expected) in [
        ("subnets", 128.0),
        ("share(64) - share(64, era etao-2026)", 0.0),
        ("top(128)", 1.0),
        ("exists(64) + exists(1)", 2.0),
        ("rank(64, era launch-2025) >= 1", 1.0),
        ("bought(64, amount) > bought(64, 5)", 1.0),
        ("round_trip(64, 10) < 10", 1.0),
        ("price(64, with price(64) = 0.5)", 0.5),
        ("miner_burn(64, with miner_burn(64) = 25%)", 0.25),
        ("immunity_days(with immunity_days = 7)", 7.0),
    ] {
        check(&april, text, Value::Number(expected));
    }
    let board = market_of("root-2024-04-09");
    for (text, expected) in [
        ("share(3)", 0.0346),
        ("share(5)", 0.0439),
        ("share(6)", 0.0626),
        ("votes_as_stakes", 0.0),
        ("share(6, with votes_as_stakes = 1) > 0", 1.0),
    ] {
        check(&board, text, Value::Number(expected));
    }
}

#[test]
fn a_query_without_a_value_says_why() {
    let unknown = |name: &str| QueryError::Unknown(name.to_owned());
    let no_such = |name: &str| QueryError::NoSuch(name.to_owned());
    for (document, text, expected) in [
        (consensus(), "stake(Z)", no_such("Z")),
        (consensus(), "price(A)", unknown("price")),
        (consensus(), "nothing", unknown("nothing")),
        (consensus(), "stake(A, with nothing = 1)", unknown("nothing")),
        (consensus(), "highest(stake) + 1", QueryError::Kind),
        (market_of("flywheel-forward"), "share(77)", no_such("77")),
        (market_of("flywheel-forward"), "share(3, era of-tomorrow)", no_such("of-tomorrow")),
        (market_of("flywheel-forward"), "dividends(3)", unknown("dividends")),
    ] {
        assert_eq!(evaluate(&document, text), Err(expected), "{text}");
    }
}

#[test]
fn another_text_is_no_expression() {
    for text in [
        "",
        "1 +",
        "(1",
        "stake(A",
        "stake(A,)",
        "1 2",
        "\"a",
        "with x = 1",
        "stake(A, with 1 = 2)",
        "stake(A, era )",
        "€",
        "a b",
    ] {
        assert!(text.parse::<Expression>().is_err(), "{text}");
    }
    for deep in ["(", "-", "a(", "a(with b(", "1+", "1 and ", "1*"] {
        assert!(deep.repeat(10_000).parse::<Expression>().is_err(), "{deep}");
        assert!(Target::read(&deep.repeat(10_000)).is_err(), "{deep}");
    }
}

/// Each prefix of each sample, and each sample with a character replaced, is read or refused.
#[test]
fn damaged_expressions_are_read_or_refused() {
    for sample in [
        "dividends(E, epoch 40, with kappa = 0) > 23% and highest(vtrust) == \"A\"",
        "share(3, day 30, era gate-2026) / -abs(bet - 1.5)",
    ] {
        for (at, letter) in sample.char_indices() {
            let (before, after) = (&sample[..at], &sample[at + letter.len_utf8()..]);
            for other in ["", "9999999999999999999", "-", ",", "(", ")", "\"", "\u{0}", "τ", "."] {
                let text = format!("{before}{other}{after}");
                if let Ok(expression) = text.parse::<Expression>() {
                    // Any outcome will do, but a panic.
                    let _ = Model::new(consensus(), BTreeMap::new()).evaluate(&expression);
                }
            }
            let _ = before.parse::<Expression>();
        }
    }
}

#[test]
fn an_evaluation_in_parts_has_the_same_result() {
    let market = market_of("flywheel-forward");
    let expression: Expression = "share(3, day 3) + share(3, day 2, with price(3) = 1)".parse().unwrap();
    let model = || Model::new(market.clone(), BTreeMap::new());
    let whole = model().number(&expression).unwrap();
    let parts = model();
    let mut attempts = 0;
    let result = loop {
        attempts += 1;
        if let Some(result) = parts.within_steps(100, |model| model.number(&expression)) {
            break result.unwrap();
        }
    };
    assert!(attempts > 3, "{attempts} attempts");
    assert_eq!(result, whole);
    assert_eq!(model().number(&expression).unwrap(), whole, "no bound remains");
}
