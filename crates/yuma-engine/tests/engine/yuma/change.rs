//! Why a result changed: causes with their effects, and the steps between.

#![cfg(test)]

use crate::changes::between;
use yuma_engine::quantity::{Alpha, Block, Millionths, Share, Uid};
use yuma_engine::yuma::attribution::{Cause, ChangeError, Difference, Epoch, change};
use yuma_engine::yuma::explain::{Name, Symbol, Value};
use yuma_engine::yuma::{EpochInput, Parameters, Quantity, Sparse, YumaVersion, trace};

/// Validators A, B and C with 2, 1 and 1 parts of the stake, and the miners M1 and M2.
const A: Uid = Uid(0);
const B: Uid = Uid(1);
const C: Uid = Uid(2);
const M1: Uid = Uid(3);
const M2: Uid = Uid(4);

fn row(first: u16, second: u16) -> Vec<(Uid, Share)> {
    vec![(M1, Share(first)), (M2, Share(second))]
}

/// All say 70 to 30, and the bonds have settled.
fn peaceful() -> EpochInput {
    let quiet = EpochInput {
        uid_count: 5,
        current_block: Block(1_000),
        last_mechanism_step_block: Block(640),
        activity_cutoff: Block(500),
        last_update: vec![Block(900); 5],
        block_at_registration: Vec::new(),
        alpha_stake: vec![Alpha(2_000), Alpha(1_000), Alpha(1_000)],
        tao_stake: Vec::new(),
        owner: None,
        validator_permits: vec![true, true, true, false, false],
        weights: Sparse::from_rows([row(70, 30), row(70, 30), row(70, 30)]),
        bonds: Sparse::default(),
        commit_blocks: None,
        previous_consensus: None,
        emission: Alpha(1_000_000_000),
        parameters: Parameters {
            yuma_version: YumaVersion::Two,
            bonds_moving_average: Millionths(0),
            ..Parameters::default()
        },
    };
    EpochInput { bonds: trace(&quiet).outcome.bonds, ..quiet }
}

fn with_weights(rows: [Vec<(Uid, Share)>; 3]) -> EpochInput {
    EpochInput { weights: Sparse::from_rows(rows), ..peaceful() }
}

fn dividends(uid: Uid) -> Symbol {
    Symbol::result(Quantity::Dividends, uid)
}

/// A difference of proportions in whole percent.
fn percent(difference: Difference) -> i64 {
    (difference.fraction().to_num::<f64>() * 100.0).round() as i64
}

fn name(cause: &Cause) -> String {
    match cause {
        Cause::Weights { validator, .. } => format!("weights {}", validator.0),
        Cause::Stake { uid, .. } => format!("stake {}", uid.0),
        Cause::Permit { uid, holds } => format!("permit {} {holds}", uid.0),
        Cause::LastUpdate { uid, .. } => format!("update {}", uid.0),
        Cause::Registration { uid, .. } => format!("registration {}", uid.0),
        Cause::Hyperparameter { which, .. } => which.id().to_owned(),
        Cause::Clock { .. } => "clock".to_owned(),
        Cause::Emission { .. } => "emission".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Checks the change of a result between two epochs: the difference, each cause with its effects alone and last, and the
/// interaction, all in whole percent, and the intermediates in the order of the steps.
#[track_caller]
fn check(
    [before, after]: [&EpochInput; 2],
    result: Symbol,
    difference: i64,
    causes: &[(&str, i64, i64)],
    interaction: i64,
    links: &[Quantity],
) {
    let change = between(before, after, result);
    assert_eq!(percent(change.difference()), difference, "difference");
    let reported: Vec<(String, i64, i64)> = change
        .causes
        .iter()
        .map(|attributed| (name(&attributed.cause), percent(attributed.effect.alone), percent(attributed.effect.last)))
        .collect();
    let reported: Vec<(&str, i64, i64)> =
        reported.iter().map(|(name, alone, last)| (name.as_str(), *alone, *last)).collect();
    assert_eq!(reported, causes);
    assert_eq!(percent(change.interaction), interaction, "interaction");
    assert_eq!(change.is_additive(), interaction == 0 && causes.iter().all(|(_, alone, last)| alone == last));
    let effective = change.links.iter().filter(|link| link.effect.size() > change.rounding.0);
    let mut quantities: Vec<Quantity> = effective.map(|link| link.quantity).collect();
    quantities.sort();
    assert_eq!(quantities, links);
}

#[test]
fn one_dissenter_loses_trust_by_its_own_weights() {
    let after = with_weights([row(70, 30), row(30, 70), row(70, 30)]);
    let trust = Symbol::result(Quantity::ValidatorTrust, B);
    let links = [Quantity::Weights, Quantity::Clipped];
    check([&peaceful(), &after], trust, -40, &[("weights 1", -40, -40)], 0, &links);
}

#[test]
fn consensus_moves_only_if_two_dissent_together() {
    // A alone is half of the stake, which kappa takes for enough: with A, either of the others decides alone.
    let after = with_weights([row(70, 30), row(30, 70), row(30, 70)]);
    let consensus = Symbol::result(Quantity::Consensus, M2);
    let causes = [("weights 1", 0, 40), ("weights 2", 0, 40)];
    check([&peaceful(), &after], consensus, 40, &causes, 40, &[Quantity::Weights]);
}

#[test]
fn more_stake_for_one_means_less_for_the_others() {
    let after = EpochInput { alpha_stake: vec![Alpha(2_000), Alpha(1_000), Alpha(3_000)], ..peaceful() };
    let links = [Quantity::Stake, Quantity::ActiveStake, Quantity::BondTargets, Quantity::BondShares];
    check([&peaceful(), &after], dividends(A), -17, &[("stake 2", -17, -17)], 0, &links);
    check([&peaceful(), &after], dividends(C), 25, &[("stake 2", 25, 25)], 0, &links);
}

#[test]
fn a_sleeper_leaves_its_dividends_to_the_others() {
    let after = EpochInput { last_update: [900, 1, 900, 900, 900].map(Block).to_vec(), ..peaceful() };
    let links = [Quantity::Active, Quantity::ActiveStake, Quantity::BondTargets, Quantity::BondShares];
    check([&peaceful(), &after], dividends(A), 17, &[("update 1", 17, 17)], 0, &links);
    check([&peaceful(), &after], dividends(B), -25, &[("update 1", -25, -25)], 0, &links);
}

#[test]
fn an_update_that_moves_with_the_clock_is_no_cause() {
    let later = EpochInput {
        current_block: Block(1_360),
        last_mechanism_step_block: Block(1_000),
        last_update: [1_260, 900, 1_260, 1_260, 1_260].map(Block).to_vec(),
        activity_cutoff: Block(400),
        ..peaceful()
    };
    let before = EpochInput { activity_cutoff: Block(400), ..peaceful() };
    let links = [Quantity::Active, Quantity::ActiveStake, Quantity::BondTargets, Quantity::BondShares];
    check([&before, &later], dividends(B), -25, &[("update 1", -25, -25), ("clock", 0, 0)], 0, &links);
    let change = between(&before, &later, dividends(B));
    let slept = Cause::LastUpdate { uid: B, before: Block(100), after: Block(460) };
    assert_eq!(change.causes[0].cause, slept);
}

#[test]
fn a_newcomer_brings_the_zeros_on_it_along() {
    let zeros = with_weights([row(0, 30), row(0, 30), row(0, 30)]);
    let after = EpochInput { block_at_registration: [0, 0, 0, 905, 0].map(Block).to_vec(), ..zeros };
    let incentive = Symbol::result(Quantity::Incentive, M2);
    let links = [Quantity::Weights, Quantity::Consensus, Quantity::Clipped];
    check([&peaceful(), &after], incentive, 70, &[("registration 3", 70, 70)], 0, &links);
    // A row that differs elsewhere too is a cause of its own.
    let other = EpochInput { weights: Sparse::from_rows([row(0, 30), row(0, 40), row(0, 30)]), ..after };
    check([&peaceful(), &other], incentive, 70, &[("registration 3", 70, 64), ("weights 1", 6, 0)], -6, &links);
}

#[test]
fn what_cannot_reach_a_result_has_no_effect_on_it() {
    let later = EpochInput {
        current_block: Block(1_360),
        last_mechanism_step_block: Block(1_000),
        last_update: vec![Block(1_260); 5],
        emission: Alpha(5),
        parameters: Parameters { kappa: Share(20_000), ..peaceful().parameters },
        ..peaceful()
    };
    let causes = [("kappa", 0, 0), ("clock", 0, 0), ("emission", 0, 0)];
    check([&peaceful(), &later], dividends(A), 0, &causes, 0, &[]);
}

#[test]
fn the_largest_effect_stands_first() {
    let after = EpochInput {
        alpha_stake: vec![Alpha(2_000), Alpha(1_100), Alpha(3_000)],
        emission: Alpha(5),
        ..with_weights([row(71, 29), row(70, 30), row(70, 30)])
    };
    let change = between(&peaceful(), &after, dividends(C));
    let causes: Vec<String> = change.causes.iter().map(|attributed| name(&attributed.cause)).collect();
    assert_eq!(causes, ["stake 2", "stake 1", "weights 0", "emission"]);
    let sizes: Vec<i128> = change.links.iter().map(|link| link.effect.size()).collect();
    assert!(sizes.is_sorted_by(|one, next| one >= next), "{sizes:?}");
}

#[test]
fn a_link_contains_the_position_and_amount_of_a_cut() {
    let before = with_weights([row(50, 50), row(50, 50), row(50, 50)]);
    let after = with_weights([row(80, 20), row(50, 50), row(80, 20)]);
    let change = between(&before, &after, Symbol::result(Quantity::ValidatorTrust, B));
    let link = |quantity| change.links.iter().find(|link| link.quantity == quantity).unwrap();
    let reported = |quantity| {
        let entry = link(quantity).entries[0];
        let percent = |value| match value {
            Value::Fraction(value) => (value.to_num::<f64>() * 100.0).round() as i64,
            other => panic!("{other:?}"),
        };
        let moved = (percent(entry.moved.before), percent(entry.moved.after));
        (entry.moved.symbol, moved, self::percent(entry.alone), entry.cut.map(|cut| cut.map(percent)))
    };
    assert_eq!(reported(Quantity::Consensus), (Symbol::result(Quantity::Consensus, M2), (50, 20), -30, None));
    assert_eq!(reported(Quantity::Clipped), (Symbol::cell(Quantity::Clipped, B, M2), (50, 20), -30, Some([0, 30])));
    assert_eq!((link(Quantity::Consensus).differing, link(Quantity::Consensus).step.id), (2, "consensus"));
}

#[test]
fn weights_are_reported_normalized() {
    let after = with_weights([row(70, 30), row(90, 10), row(70, 30)]);
    let change = between(&peaceful(), &after, dividends(B));
    let Cause::Weights { moved, .. } = &change.causes[0].cause else { panic!("{:?}", change.causes) };
    let moved: Vec<_> = moved.iter().map(|moved| (moved.symbol.miner, percent(moved.difference()))).collect();
    assert_eq!(moved, [(Some(M1), 20), (Some(M2), -20)]);
}

#[test]
fn causes_beyond_the_limit_are_pooled() {
    let stakes = |largest: u64| (0..40).map(|uid| Alpha(largest - uid)).collect();
    let [before, after] = [1_000, 1_100].map(|largest| EpochInput {
        uid_count: 40,
        alpha_stake: stakes(largest),
        last_update: vec![Block(900); 40],
        validator_permits: vec![true; 40],
        ..peaceful()
    });
    let change = between(&before, &after, Symbol::result(Quantity::Stake, Uid(39)));
    assert_eq!(change.causes.len(), 24);
    let own = change.causes.iter().any(|attributed| name(&attributed.cause) == "stake 39");
    assert!(own, "the neuron's own stake is kept separate");
    let others = change.causes.iter().find_map(|attributed| match &attributed.cause {
        Cause::Others(others) => Some(others.len()),
        _ => None,
    });
    assert_eq!(others, Some(17));
}

#[test]
fn epochs_that_do_not_match_are_refused() {
    let input = peaceful();
    let smaller = EpochInput { uid_count: 4, ..peaceful() };
    let check = |other: &EpochInput, result, expected| {
        let traces = [trace(&input), trace(other)];
        let epochs = [Epoch { input: &input, trace: &traces[0] }, Epoch { input: other, trace: &traces[1] }];
        assert_eq!(change(&epochs[0], &epochs[1], result), Err(expected));
    };
    check(&smaller, dividends(A), ChangeError::UidCounts { before: 5, after: 4 });
    check(&input, dividends(Uid(5)), ChangeError::NoSuchResult);
    check(&input, dividends(A).sum(), ChangeError::NoSuchResult);
    check(&input, Symbol::of_validator(Name::AlphaStake, A), ChangeError::NoSuchResult);
    check(&input, Symbol::cell(Quantity::Alphas, A, M1), ChangeError::NoSuchResult);
    check(&input, Symbol::result(Quantity::Weights, A), ChangeError::NoSuchResult);
}
