//! Properties of every change between any two epochs.

#![cfg(test)]

use crate::changes::between;
use crate::permutation::{permuted, permuted_uid, sorted};
use crate::random_cases::random_cases;
use proptest::prelude::*;
use proptest::sample::Index;
use yuma_engine::quantity::{Alpha, Block, Uid};
use yuma_engine::yuma::attribution::{Cause, Change, Difference, Epoch, change};
use yuma_engine::yuma::explain::{Name, Symbol};
use yuma_engine::yuma::{EpochInput, Hyperparameter, Override, Quantity, Shape, Target, Workspace, trace, trace_with};

/// Two epochs of as many uids, of which the second differs in some parts or in all.
fn pairs() -> impl Strategy<Value = [EpochInput; 2]> {
    // Boxed, since two such strategies do not fit the stack of a test.
    let epochs = || crate::strategies::epochs().boxed();
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
    #![proptest_config(random_cases(300))]

    #[test]
    fn without_a_difference_there_is_no_change(input in crate::strategies::epochs(), at in results()) {
        let change = between(&input, &input, result(&input, &at));
        prop_assert_eq!(change.difference(), Difference(0));
        prop_assert!(change.causes.is_empty() && change.links.is_empty() && change.is_additive());
    }

    #[test]
    fn effects_and_interaction_add_up_to_the_difference([before, after] in pairs(), at in results()) {
        let change = between(&before, &after, result(&before, &at));
        let alone: i128 = change.causes.iter().map(|attributed| attributed.effect.alone.0).sum();
        prop_assert_eq!(alone + change.interaction.0, change.difference().0);
        if let [only] = &change.causes[..] {
            prop_assert_eq!([only.effect.alone, only.effect.last], [change.difference(); 2]);
        }
    }

    #[test]
    fn the_causes_are_the_whole_difference([before, after] in pairs(), at in results()) {
        let causes = between(&before, &after, result(&before, &at)).causes;
        let all = Cause::Others(causes.into_iter().map(|attributed| attributed.cause).collect());
        prop_assert_eq!(trace(&all.carried(&after, &before)), trace(&after));
        prop_assert_eq!(trace(&all.carried(&before, &after)), trace(&before));
    }

    #[test]
    fn a_hyperparameter_that_no_step_on_the_way_reads_has_no_effect([before, after] in pairs(), at in results()) {
        let change = between(&before, &after, result(&before, &at));
        let Name::Quantity(quantity) = change.result.symbol.name else { panic!("{:?}", change.result) };
        let read = read_for(quantity);
        for attributed in &change.causes {
            if let Cause::Hyperparameter { which, .. } = attributed.cause && !read.contains(&which) {
                prop_assert_eq!(attributed.effect.size(), 0, "{} on {}", which.id(), quantity.id());
            }
        }
    }

    #[test]
    fn the_way_back_has_the_same_effects_with_the_other_sign([before, after] in pairs(), at in results()) {
        let result = result(&before, &at);
        let [there, back] = [between(&before, &after, result), between(&after, &before, result)];
        let effects = |change: &Change, sign: i128, swap: bool| {
            let mut effects: Vec<_> = change.causes.iter().map(|attributed| {
                let [first, second] = [attributed.effect.alone.0 * sign, attributed.effect.last.0 * sign];
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
    fn reassigning_uids_changes_nothing_else(
        ([before, after], order) in pairs().prop_flat_map(|pair| {
            let order: Vec<u16> = (0..pair[0].uid_count).collect();
            (Just(pair), Just(order).prop_shuffle())
        }),
        at in results(),
    ) {
        // Equal stakes would leave a permit, and the choice of causes kept separate, to the order of the uids.
        let distinct = |uid: Uid| Alpha((u64::from(uid.0) + 1) * 1_000);
        let pair = [before, after].map(|input| {
            let alpha_stake = input.uids().map(distinct).collect();
            sorted(&EpochInput { alpha_stake, tao_stake: Vec::new(), ..input })
        });
        let result = result(&pair[0], &at);
        let permuted_option = |uid: Option<Uid>| uid.map(|uid| permuted_uid(uid, &order));
        let moved = Symbol { validator: permuted_option(result.validator), miner: permuted_option(result.miner), ..result };
        let [one, other] = [0, 1].map(|at| if at == 0 {
            between(&pair[0], &pair[1], result)
        } else {
            between(&permuted(&pair[0], &order), &permuted(&pair[1], &order), moved)
        });
        let effects = |change: &Change| {
            let mut causes: Vec<_> = change.causes.iter().map(|attributed| attributed.effect.alone.0).collect();
            let mut links: Vec<_> = change.links.iter().map(|link| (link.quantity, link.effect.alone.0)).collect();
            causes.sort();
            links.sort();
            (change.difference(), change.interaction, causes, links)
        };
        prop_assert_eq!(effects(&one), effects(&other));
    }

    #[test]
    fn an_override_has_the_value_of_the_other_epoch(
        [before, after] in pairs(),
        quantity in proptest::sample::select(Override::QUANTITIES.to_vec()),
    ) {
        let [own, other] = [trace(&before), trace(&after)];
        let overridden = |from| trace_with(&mut Workspace::default(), &before, &Override { quantity, target: Target::All, from });
        let mixed = overridden(&other);
        prop_assert_eq!(mixed.view(quantity), other.view(quantity));
        prop_assert_eq!(overridden(&own), own);
    }

    #[test]
    fn no_epochs_make_it_panic(
        before in crate::strategies::any_epochs().boxed(),
        after in crate::strategies::any_epochs().boxed(),
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
