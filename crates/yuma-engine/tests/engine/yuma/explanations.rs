//! Every explanation comes to the number it explains: its operands, put together with the chain's arithmetic, give the
//! epoch's result bit for bit.

use crate::random_cases::random_cases;
use std::path::Path;

use crate::vectors::Vector;
use proptest::prelude::*;
use yuma_engine::fixed::{ONE, ZERO};
use yuma_engine::quantity::{Alpha, Block, Share, Uid};
use yuma_engine::yuma::explain::{Explanation, Face, Name, Reason, Symbol, Token, Value, explain};
use yuma_engine::yuma::{
    EpochInput, Parameters, PathLevel, Quantity, Shape, Sparse, Trace, View, WeightMask, dividend_path, totals, trace,
};

/// Every number that the trace holds.
fn symbols(input: &EpochInput) -> Vec<Symbol> {
    let uids = || (0..input.uid_count).map(Uid);
    let of = |quantity: Quantity| match quantity.shape() {
        Shape::Matrix => {
            uids().flat_map(|row| uids().map(move |column| Symbol::cell(quantity, row, column))).collect::<Vec<_>>()
        }
        _ => uids().map(|uid| Symbol::result(quantity, uid)).collect(),
    };
    Quantity::ALL.into_iter().flat_map(of).collect()
}

/// Returns the value in the trace.
fn traced(trace: &Trace, symbol: Symbol) -> Value {
    let Name::Quantity(quantity) = symbol.name else { panic!("{symbol:?}") };
    let uid = symbol.validator.or(symbol.miner).unwrap_or_default();
    match trace.view(quantity) {
        View::Flags(flags) => Value::Flag(flags.get(uid.index()).copied().unwrap_or_default()),
        View::Amounts(amounts) => Value::Alpha(amounts[uid.index()]),
        View::Vector(values) => Value::Fraction(values[uid.index()]),
        View::Matrix(_) | View::Rates(_) | View::Absent => {
            Value::Fraction(trace.cell(quantity, uid, symbol.miner.unwrap_or_default()).unwrap_or_default())
        }
    }
}

/// Explains every number of an epoch; gives the first one that its explanation does not come to.
fn first_wrong(input: &EpochInput) -> Option<(Explanation, Value)> {
    let trace = trace(input);
    symbols(input).into_iter().find_map(|symbol| {
        let explanation = explain(input, &trace, symbol);
        let expected = traced(&trace, symbol);
        (explanation.value != expected || !comes_to(&explanation)).then_some((explanation, expected))
    })
}

fn comes_to(explanation: &Explanation) -> bool {
    let result = match (&explanation.formula, explanation.reason) {
        (Some(formula), _) => formula.value() == Some(explanation.value),
        (None, Some(_)) => matches!(explanation.value, Value::Flag(false)) || is_zero(explanation.value),
        (None, None) => false,
    };
    let conditions_hold = explanation.supporting.iter().all(|part| match part.symbol {
        Some(_) => part.formula.value() == Some(part.value),
        None => part.value == Value::Flag(true),
    });
    result && conditions_hold
}

fn is_zero(value: Value) -> bool {
    matches!(value, Value::Fraction(fraction) if fraction == 0)
}

proptest! {
    #![proptest_config(random_cases(300))]

    #[test]
    fn formulas_come_to_their_numbers(input in crate::strategies::epochs(), parameters in crate::strategies::parameters()) {
        prop_assert_eq!(first_wrong(&input), None);
        prop_assert_eq!(first_wrong(&EpochInput { parameters, ..input }), None);
    }

    #[test]
    fn the_path_ends_at_the_dividends(input in crate::strategies::epochs()) {
        let trace = trace(&input);
        for uid in input.uids() {
            let path = dividend_path(&input, &trace, uid);
            let last = path.last().unwrap();
            prop_assert_eq!((last.level, last.share), (PathLevel::Dividends, trace.dividends[uid.index()]));
            let changes = path.iter().map(|stage| stage.change.to_bits()).sum::<i64>();
            prop_assert_eq!(changes, last.share.to_bits());
        }
    }
}

proptest! {
    #![proptest_config(random_cases(60))]

    #[test]
    fn no_input_makes_an_explanation_panic(input in crate::strategies::any_epochs(), uid in 0..20u16, miner in 0..20u16) {
        let trace = trace(&input);
        for quantity in Quantity::ALL {
            explain(&input, &trace, Symbol::result(quantity, Uid(uid)));
            explain(&input, &trace, Symbol::cell(quantity, Uid(uid), Uid(miner)));
        }
        dividend_path(&input, &trace, Uid(uid));
        totals(&trace);
    }
}

#[test]
fn golden_vectors_are_explained() {
    for name in ["yuma-chain-tests.jsonl", "yuma-edge-cases.jsonl", "yuma-random.jsonl"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
        for vector in crate::vectors::read(&file).unwrap() {
            let Vector::Epoch(vector) = vector else { continue };
            if vector.input.uid_count <= 16 {
                assert_eq!(first_wrong(&vector.input), None, "{name} {}", vector.id);
            }
        }
    }
}

/// Validator 0 weighs itself, miner 2 and miner 3; 1 has no permit; miner 3 registered after the update.
fn subnet() -> EpochInput {
    let neuron = |value| vec![value; 5];
    EpochInput {
        uid_count: 5,
        current_block: Block(1_000),
        last_mechanism_step_block: Block(640),
        activity_cutoff: Block(5_000),
        last_update: neuron(Block(900)),
        block_at_registration: [0, 0, 0, 950, 0].map(Block).to_vec(),
        alpha_stake: [1_000, 1_000, 0, 0, 500].map(Alpha).to_vec(),
        tao_stake: Vec::new(),
        owner: None,
        validator_permits: vec![true, false, false, false, true],
        weights: Sparse::from_rows([
            vec![(Uid(0), Share(9)), (Uid(2), Share(9)), (Uid(3), Share(9))],
            vec![(Uid(2), Share(9))],
            vec![],
            vec![],
            vec![(Uid(1), Share::ONE), (Uid(2), Share::ONE)],
        ]),
        bonds: Sparse::from_rows([vec![(Uid(2), Share(100)), (Uid(3), Share(100))], vec![], vec![], vec![], vec![]]),
        commit_blocks: None,
        previous_consensus: None,
        emission: Alpha(1_000),
        parameters: Parameters { stake_threshold: Alpha(600), ..Parameters::default() },
    }
}

#[test]
fn what_does_not_count_has_its_reason() {
    let input = subnet();
    let trace = trace(&input);
    let cell = |quantity, validator, miner| Symbol::cell(quantity, Uid(validator), Uid(miner));
    let result = |quantity, uid| Symbol::result(quantity, Uid(uid));
    for (symbol, reason) in [
        (cell(Quantity::Weights, 0, 0), Some(Reason::Masked(WeightMask::SelfWeight))),
        (cell(Quantity::Weights, 0, 1), Some(Reason::NotGiven)),
        (cell(Quantity::Weights, 0, 2), None),
        (cell(Quantity::Weights, 0, 3), Some(Reason::Masked(WeightMask::Outdated))),
        (cell(Quantity::Clipped, 1, 2), Some(Reason::Masked(WeightMask::NoPermit))),
        (cell(Quantity::Clipped, 4, 1), Some(Reason::NoConsensus)),
        (cell(Quantity::WeightsForBonds, 0, 2), Some(Reason::FullPenalty)),
        (cell(Quantity::OldBonds, 0, 1), Some(Reason::NoOldBond)),
        (cell(Quantity::OldBonds, 0, 3), Some(Reason::BondVoid)),
        (cell(Quantity::Alphas, 0, 2), Some(Reason::NoLiquidAlpha)),
        (result(Quantity::Stake, 4), Some(Reason::BelowThreshold)),
        (result(Quantity::ActiveStake, 1), Some(Reason::NoPermit)),
        (result(Quantity::ActiveStake, 2), Some(Reason::NoStake)),
        (result(Quantity::NewValidatorPermits, 2), Some(Reason::NoStake)),
        (result(Quantity::Dividends, 0), None),
    ] {
        assert_eq!(explain(&input, &trace, symbol).reason, reason, "{symbol:?}");
    }
}

#[test]
fn a_formula_is_read_with_its_names_and_with_its_numbers() {
    let input = subnet();
    let trace = trace(&input);
    let explanation = explain(&input, &trace, Symbol::cell(Quantity::Clipped, Uid(0), Uid(2)));
    let formula = explanation.formula.unwrap();
    let one = Token::Value(Value::Fraction(ONE));
    let weight = Token::Symbol(Symbol::cell(Quantity::Weights, Uid(0), Uid(2)));
    let consensus = Token::Symbol(Symbol::result(Quantity::Consensus, Uid(2)));
    let [open, comma, close] = ["min(", ", ", ")"].map(Token::Text);
    assert_eq!(formula.tokens(Face::Symbols), [open, weight, comma, consensus, close]);
    assert_eq!(formula.tokens(Face::Values), [open, one, comma, one, close]);
}

#[test]
fn the_totals_of_a_subnet_are_added_up() {
    let input = subnet();
    let totals = totals(&trace(&input));
    // Validator 4 stays below the threshold and has no say; its weights count, but weigh nothing.
    assert_eq!((totals.active_validators, totals.paid_miners), (1, 1));
    assert_eq!((totals.incentive, totals.dividends, totals.clipped), (ONE, ONE, ZERO));
    assert_eq!(totals.emission, Alpha(1_000));
}

#[test]
fn a_path_contains_the_loss_at_each_level() {
    let input = EpochInput {
        // Both validate; the smaller one gives half its weight to a miner that nobody else weighs.
        validator_permits: vec![true, true, false, false, false],
        alpha_stake: [3_000, 1_000, 0, 0, 0].map(Alpha).to_vec(),
        weights: Sparse::from_rows([
            vec![(Uid(2), Share::ONE)],
            vec![(Uid(2), Share::ONE), (Uid(4), Share::ONE)],
            vec![],
            vec![],
            vec![],
        ]),
        bonds: Sparse::from_rows([vec![], vec![], vec![], vec![], vec![]]),
        ..subnet()
    };
    let trace = trace(&input);
    let percents = |uid| {
        let path = dividend_path(&input, &trace, Uid(uid));
        path.iter().map(|stage| (stage.share.to_num::<f64>() * 1_000.0).round() / 10.0).collect::<Vec<_>>()
    };
    // With weights of 1 and 1/2 on the only miner that is paid, stakes of 3 and 1 earn 6 to 1.
    assert_eq!(percents(0), [75.0, 75.0, 85.7, 85.7, 85.7]);
    assert_eq!(percents(1), [25.0, 25.0, 14.3, 14.3, 14.3]);
}
