//! Why a result changed: causes with their effects, and the steps between.

#![cfg(test)]

mod permutation;
mod strategies;

use permutation::{dealt_uid, permuted, sorted};
use proptest::prelude::*;
use proptest::sample::Index;
use yuma_playground::engine::quantity::{Alpha, Block, Millionths, Share, Uid};
use yuma_playground::engine::yuma::change::{Cause, Change, ChangeError, Difference, Epoch, change};
use yuma_playground::engine::yuma::epoch::trace_with;
use yuma_playground::engine::yuma::explain::{Name, Symbol, Value};
use yuma_playground::engine::yuma::held::{Held, Place};
use yuma_playground::engine::yuma::{
    EpochInput, Hyperparameter, Parameters, Quantity, Shape, Sparse, YumaVersion, trace,
};

/// Validators A, B and C with 2, 1 and 1 parts of the stake, and the miners M1 and M2.
const A: Uid = Uid(0);
const B: Uid = Uid(1);
const C: Uid = Uid(2);
const M1: Uid = Uid(3);
const M2: Uid = Uid(4);

fn whole(input: &EpochInput, other: &EpochInput, result: Symbol) -> Change {
    let traces = [trace(input), trace(other)];
    let before = Epoch { input, trace: &traces[0] };
    let after = Epoch { input: other, trace: &traces[1] };
    change(&before, &after, result).unwrap()
}

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

/// How far a result moves from one epoch to another, the causes with what they do alone and last, and the interaction, all
/// in whole percent; and the intermediates on the way in the order of the steps.
#[track_caller]
fn check(
    [before, after]: [&EpochInput; 2],
    result: Symbol,
    difference: i64,
    causes: &[(&str, i64, i64)],
    interaction: i64,
    links: &[Quantity],
) {
    let change = whole(before, after, result);
    assert_eq!(percent(change.difference()), difference, "difference");
    let told: Vec<(String, i64, i64)> = change
        .causes
        .iter()
        .map(|told| (name(&told.cause), percent(told.effect.alone), percent(told.effect.last)))
        .collect();
    let told: Vec<(&str, i64, i64)> = told.iter().map(|(name, alone, last)| (name.as_str(), *alone, *last)).collect();
    assert_eq!(told, causes);
    assert_eq!(percent(change.interaction), interaction, "interaction");
    assert_eq!(change.is_additive(), interaction == 0 && causes.iter().all(|(_, alone, last)| alone == last));
    let links_told = change.links.iter().filter(|link| link.effect.size() > change.rounding.0);
    let mut told: Vec<Quantity> = links_told.map(|link| link.quantity).collect();
    told.sort();
    assert_eq!(told, links);
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
    let change = whole(&peaceful(), &after, dividends(C));
    let causes: Vec<String> = change.causes.iter().map(|told| name(&told.cause)).collect();
    assert_eq!(causes, ["stake 2", "stake 1", "weights 0", "emission"]);
    let sizes: Vec<i128> = change.links.iter().map(|link| link.effect.size()).collect();
    assert!(sizes.is_sorted_by(|one, next| one >= next), "{sizes:?}");
}

#[test]
fn a_link_tells_where_and_how_much_is_cut() {
    let before = with_weights([row(50, 50), row(50, 50), row(50, 50)]);
    let after = with_weights([row(80, 20), row(50, 50), row(80, 20)]);
    let change = whole(&before, &after, Symbol::result(Quantity::ValidatorTrust, B));
    let link = |quantity| change.links.iter().find(|link| link.quantity == quantity).unwrap();
    let told = |quantity| {
        let place = link(quantity).places[0];
        let percent = |value| match value {
            Value::Fraction(value) => (value.to_num::<f64>() * 100.0).round() as i64,
            other => panic!("{other:?}"),
        };
        let moved = (percent(place.moved.before), percent(place.moved.after));
        (place.moved.symbol, moved, self::percent(place.alone), place.cut.map(|cut| cut.map(percent)))
    };
    assert_eq!(told(Quantity::Consensus), (Symbol::result(Quantity::Consensus, M2), (50, 20), -30, None));
    assert_eq!(told(Quantity::Clipped), (Symbol::cell(Quantity::Clipped, B, M2), (50, 20), -30, Some([0, 30])));
    assert_eq!((link(Quantity::Consensus).differing, link(Quantity::Consensus).step.id), (2, "consensus"));
}

#[test]
fn weights_are_told_as_they_count() {
    let after = with_weights([row(70, 30), row(90, 10), row(70, 30)]);
    let change = whole(&peaceful(), &after, dividends(B));
    let Cause::Weights { moved, .. } = &change.causes[0].cause else { panic!("{:?}", change.causes) };
    let moved: Vec<_> = moved.iter().map(|moved| (moved.symbol.miner, percent(moved.difference()))).collect();
    assert_eq!(moved, [(Some(M1), 20), (Some(M2), -20)]);
}

#[test]
fn causes_beyond_the_limit_are_told_as_one() {
    let stakes = |largest: u64| (0..40).map(|uid| Alpha(largest - uid)).collect();
    let [before, after] = [1_000, 1_100].map(|largest| EpochInput {
        uid_count: 40,
        alpha_stake: stakes(largest),
        last_update: vec![Block(900); 40],
        validator_permits: vec![true; 40],
        ..peaceful()
    });
    let change = whole(&before, &after, Symbol::result(Quantity::Stake, Uid(39)));
    assert_eq!(change.causes.len(), 24);
    let own = change.causes.iter().any(|told| name(&told.cause) == "stake 39");
    assert!(own, "the neuron's own stake is told apart");
    let others = change.causes.iter().find_map(|told| match &told.cause {
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

/// Two epochs of as many uids, of which the second differs in some parts or in all.
fn pairs() -> impl Strategy<Value = [EpochInput; 2]> {
    // Boxed, since two such strategies do not fit the stack of a test.
    let epochs = || strategies::epochs().boxed();
    (epochs(), epochs(), any::<[bool; 6]>()).prop_map(|(before, other, differs)| {
        let mut after = before.clone();
        if differs[0] {
            after.weights = other.weights;
        }
        if differs[1] {
            (after.alpha_stake, after.tao_stake, after.owner) = (other.alpha_stake, other.tao_stake, other.owner);
        }
        if differs[2] {
            after.parameters = other.parameters;
        }
        if differs[3] {
            (after.bonds, after.previous_consensus) = (other.bonds, other.previous_consensus);
        }
        if differs[4] {
            after.last_update = other.last_update;
            after.block_at_registration = other.block_at_registration;
            after.commit_blocks = other.commit_blocks;
        }
        if differs[5] {
            after.current_block = Block(before.current_block.0 + 360);
            (after.validator_permits, after.emission) = (other.validator_permits, other.emission);
            after.activity_cutoff = other.activity_cutoff;
        }
        [before, after]
    })
}

/// Any result of a subnet: a value of a vector or a cell of a matrix.
fn results() -> impl Strategy<Value = (Index, Index, Index)> {
    any::<(Index, Index, Index)>()
}

fn result(input: &EpochInput, (quantity, validator, miner): &(Index, Index, Index)) -> Symbol {
    // The rates of liquid alpha are not always there.
    let quantities: Vec<Quantity> =
        Quantity::ALL.into_iter().filter(|quantity| *quantity != Quantity::Alphas).collect();
    let uid = |index: &Index| Uid(u16::try_from(index.index(usize::from(input.uid_count))).unwrap());
    match *quantity.get(&quantities) {
        quantity if quantity.shape() == Shape::Matrix => Symbol::cell(quantity, uid(validator), uid(miner)),
        quantity => Symbol::result(quantity, uid(validator)),
    }
}

/// The hyperparameters that a quantity follows from, by the registry of steps.
fn read_for(quantity: Quantity) -> Vec<Hyperparameter> {
    let Some(step) = quantity.step() else { return Vec::new() };
    let own = step.hyperparameters.iter().copied();
    own.chain(step.inputs.iter().flat_map(|input| read_for(*input))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn without_a_difference_there_is_no_change(input in strategies::epochs(), at in results()) {
        let change = whole(&input, &input, result(&input, &at));
        prop_assert_eq!(change.difference(), Difference(0));
        prop_assert!(change.causes.is_empty() && change.links.is_empty() && change.is_additive());
    }

    #[test]
    fn effects_and_interaction_add_up_to_the_difference([before, after] in pairs(), at in results()) {
        let change = whole(&before, &after, result(&before, &at));
        let alone: i128 = change.causes.iter().map(|told| told.effect.alone.0).sum();
        prop_assert_eq!(alone + change.interaction.0, change.difference().0);
        if let [only] = &change.causes[..] {
            prop_assert_eq!([only.effect.alone, only.effect.last], [change.difference(); 2]);
        }
    }

    #[test]
    fn the_causes_are_the_whole_difference([before, after] in pairs(), at in results()) {
        let causes = whole(&before, &after, result(&before, &at)).causes;
        let all = Cause::Others(causes.into_iter().map(|told| told.cause).collect());
        prop_assert_eq!(trace(&all.carried(&after, &before)), trace(&after));
        prop_assert_eq!(trace(&all.carried(&before, &after)), trace(&before));
    }

    #[test]
    fn a_hyperparameter_that_no_step_on_the_way_reads_has_no_effect([before, after] in pairs(), at in results()) {
        let change = whole(&before, &after, result(&before, &at));
        let Name::Quantity(quantity) = change.result.symbol.name else { panic!("{:?}", change.result) };
        let read = read_for(quantity);
        for told in &change.causes {
            if let Cause::Hyperparameter { which, .. } = told.cause && !read.contains(&which) {
                prop_assert_eq!(told.effect.size(), 0, "{} on {}", which.id(), quantity.id());
            }
        }
    }

    #[test]
    fn the_way_back_has_the_same_effects_with_the_other_sign([before, after] in pairs(), at in results()) {
        let result = result(&before, &at);
        let [there, back] = [whole(&before, &after, result), whole(&after, &before, result)];
        let effects = |change: &Change, sign: i128, swap: bool| {
            let mut effects: Vec<_> = change.causes.iter().map(|told| {
                let [first, second] = [told.effect.alone.0 * sign, told.effect.last.0 * sign];
                if swap { (second, first) } else { (first, second) }
            }).collect();
            effects.sort();
            effects
        };
        if there.causes.len() < 24 {
            prop_assert_eq!(effects(&there, 1, false), effects(&back, -1, true));
        }
    }

    #[test]
    fn uids_may_be_dealt_anew(
        ([before, after], order) in pairs().prop_flat_map(|pair| {
            let order: Vec<u16> = (0..pair[0].uid_count).collect();
            (Just(pair), Just(order).prop_shuffle())
        }),
        at in results(),
    ) {
        // Equal stakes would leave a permit, and the choice of causes that are told apart, to the order of the uids.
        let distinct = |uid: Uid| Alpha((u64::from(uid.0) + 1) * 1_000);
        let pair = [before, after].map(|input| {
            let alpha_stake = input.uids().map(distinct).collect();
            sorted(&EpochInput { alpha_stake, tao_stake: Vec::new(), ..input })
        });
        let result = result(&pair[0], &at);
        let dealt = |uid: Option<Uid>| uid.map(|uid| dealt_uid(uid, &order));
        let moved = Symbol { validator: dealt(result.validator), miner: dealt(result.miner), ..result };
        let [one, other] = [0, 1].map(|at| if at == 0 {
            whole(&pair[0], &pair[1], result)
        } else {
            whole(&permuted(&pair[0], &order), &permuted(&pair[1], &order), moved)
        });
        let told = |change: &Change| {
            let mut causes: Vec<_> = change.causes.iter().map(|told| told.effect.alone.0).collect();
            let mut links: Vec<_> = change.links.iter().map(|link| (link.quantity, link.effect.alone.0)).collect();
            causes.sort();
            links.sort();
            (change.difference(), change.interaction, causes, links)
        };
        prop_assert_eq!(told(&one), told(&other));
    }

    #[test]
    fn what_is_held_is_what_the_other_epoch_had(
        [before, after] in pairs(),
        quantity in proptest::sample::select(Held::QUANTITIES.to_vec()),
    ) {
        let [own, other] = [trace(&before), trace(&after)];
        let held = |from| trace_with(&before, &Held { quantity, place: Place::Everywhere, from });
        let mixed = held(&other);
        prop_assert_eq!(mixed.view(quantity), other.view(quantity));
        prop_assert_eq!(held(&own), own);
    }

    #[test]
    fn no_epochs_make_it_panic(
        before in strategies::any_epochs().boxed(),
        after in strategies::any_epochs().boxed(),
        quantity in proptest::sample::select(Quantity::ALL.to_vec()),
        validator in 0..20u16,
        miner in 0..20u16,
    ) {
        let after = EpochInput { uid_count: before.uid_count.min(20), ..after };
        let before = EpochInput { uid_count: before.uid_count.min(20), ..before };
        let traces = [trace(&before), trace(&after)];
        let result = match quantity.shape() {
            Shape::Matrix => Symbol::cell(quantity, Uid(validator), Uid(miner)),
            _ => Symbol::result(quantity, Uid(validator)),
        };
        let before = Epoch { input: &before, trace: &traces[0] };
        let after = Epoch { input: &after, trace: &traces[1] };
        if let Ok(change) = change(&before, &after, result) {
            prop_assert!(change.causes.len() <= 24);
        }
    }
}
