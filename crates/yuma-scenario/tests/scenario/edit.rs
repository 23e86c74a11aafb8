//! The effects of each edit and its errors.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::scenarios::preset;
use yuma_engine::quantity::{Alpha, Block, Millionths, Rao, Share, Uid};
use yuma_engine::yuma::{Hyperparameter, epoch};
use yuma_scenario::edit::{Others, RowOperation, row_sum};
use yuma_scenario::{Edit, Field, HyperparameterPreset, Invalid, List, Matrix, Scenario, TextField};

const A: Uid = Uid(0);
const E: Uid = Uid(4);
const M1: Uid = Uid(5);
const M2: Uid = Uid(6);
const M4: Uid = Uid(8);

fn start() -> Scenario {
    preset("lone-voice")
}

fn after(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    edits.iter().fold(scenario.clone(), |scenario, edit| edit.apply(&scenario).expect("a legal edit"))
}

fn weights(scenario: &Scenario, row: Uid) -> Vec<(u16, u16)> {
    scenario.row(Matrix::Weights, row).iter().map(|&(column, share)| (column.0, share.0)).collect()
}

fn cell(row: Uid, column: Uid, value: Option<u16>) -> Edit {
    Edit::Cell { matrix: Matrix::Weights, row, column, value: value.map(Share) }
}

fn keeping(row: Uid, column: Uid, value: u16) -> Edit {
    Edit::CellKeepingSum { matrix: Matrix::Weights, row, column, value: Share(value), stays: Vec::new() }
}

/// A row keeps the weights that were typed last, and the others share the rest; the sum stays.
#[test]
fn typed_weights_stay_while_the_others_can_make_room() {
    let columns = [5, 6, 7, 8].map(Uid);
    let scenario = start();
    let sum = row_sum(&scenario, A);
    // Each step: column, percent, and the row in percent after it.
    let mut typed: Vec<Uid> = Vec::new();
    let mut state = scenario;
    for (column, percent, expected) in [
        (0, 12, [12, 51, 29, 7]),
        (1, 34, [12, 34, 43, 11]),
        (2, 7, [12, 34, 7, 47]),
        // Nothing is left to scale but the weight that was typed first.
        (3, 50, [9, 34, 7, 50]),
        (0, 100, [100, 0, 0, 0]),
    ] {
        let column = columns[column];
        typed.retain(|&at| at != column);
        let others = Others::KeepSumBeside(typed.clone());
        let part = Millionths(percent * 10_000);
        state = Edit::PartOfRow { row: Uid(0), column, part, basis: sum, others }.apply(&state).expect("a legal edit");
        typed.insert(0, column);
        let stored = columns.map(|at| u64::from(state.cell(Matrix::Weights, Uid(0), at).unwrap_or_default().0));
        assert_eq!(stored.map(|stored| (stored * 200 + sum) / (2 * sum)), expected, "{percent} % typed");
        assert_eq!(row_sum(&state, Uid(0)), sum, "the sum stays");
    }
}

fn row(row: Uid, operation: RowOperation) -> Edit {
    Edit::Row { matrix: Matrix::Weights, row, operation }
}

#[test]
fn a_cell_is_set_to_zero_or_cleared() {
    let cleared = row(A, RowOperation::Clear);
    for (name, edits, expected) in [
        ("set", vec![cell(A, M2, Some(9))], vec![(6, 9)]),
        ("zero is an entry", vec![cell(A, M2, Some(0))], vec![(6, 0)]),
        ("cleared", vec![cell(A, M2, Some(9)), cell(A, M2, None)], vec![]),
        ("cleared twice", vec![cell(A, M2, None)], vec![]),
        (
            "ascending",
            vec![cell(A, M4, Some(3)), cell(A, M1, Some(1)), cell(A, M2, Some(2))],
            vec![(5, 1), (6, 2), (8, 3)],
        ),
    ] {
        let scenario = after(&after(&start(), std::slice::from_ref(&cleared)), &edits);
        assert_eq!(weights(&scenario, A), expected, "{name}");
    }
}

#[test]
fn keeping_the_sum_scales_the_others() {
    let sum = |scenario: &Scenario| weights(scenario, A).iter().map(|&(_, share)| u64::from(share)).sum::<u64>();
    for value in [0, 1, 30_000, 65_534, 65_535] {
        let scenario = after(&start(), &[keeping(A, M2, value)]);
        assert_eq!((sum(&scenario), scenario.cell(Matrix::Weights, A, M2)), (65_535, Some(Share(value))));
    }
    let whole = after(&start(), &[keeping(A, M2, 65_535), keeping(A, M2, 65_532)]);
    assert_eq!(weights(&whole, A), [(5, 1), (6, 65_532), (7, 1), (8, 1)], "zeros share equally");
    let alone = after(&start(), &[row(A, RowOperation::Clear), cell(A, M1, Some(60)), keeping(A, M1, 30)]);
    assert_eq!(weights(&alone, A), [(5, 30), (6, 10), (7, 10), (8, 10)], "an only entry gives to all miners");
    let small = after(&start(), &[row(A, RowOperation::Clear), cell(A, M1, Some(60)), keeping(A, M1, 90)]);
    assert_eq!(sum(&small), 60, "more than the sum is cut");
    let empty = after(&start(), &[row(A, RowOperation::Clear), keeping(A, M1, 90)]);
    assert_eq!(weights(&empty, A), [(5, 90)], "an empty row has no sum");
}

#[test]
fn row_operations_change_one_row() {
    let clear = row(E, RowOperation::Clear);
    let uneven = [clear.clone(), cell(E, M1, Some(1)), cell(E, M2, Some(2)), cell(E, M4, Some(40_000))];
    for (name, operation, expected) in [
        ("normalize", RowOperation::Normalize, vec![(5, 2), (6, 3), (8, 65_530)]),
        ("fill", RowOperation::Fill, vec![(5, 16_383), (6, 16_383), (7, 16_383), (8, 16_383)]),
        ("clear", RowOperation::Clear, vec![]),
        ("halve", RowOperation::Scale(Millionths(500_000)), vec![(5, 1), (6, 1), (8, 20_000)]),
        ("double", RowOperation::Scale(Millionths(2_000_000)), vec![(5, 2), (6, 4), (8, 65_535)]),
    ] {
        let scenario = after(&after(&start(), &uneven), &[row(E, operation)]);
        assert_eq!(weights(&scenario, E), expected, "{name}");
        assert_eq!(scenario.weights[..4], start().weights[..4], "{name}: other rows stay");
    }
    let zeros = [clear, cell(E, M1, Some(0)), row(E, RowOperation::Normalize)];
    assert_eq!(weights(&after(&start(), &zeros), E), [(5, 0)], "zeros have no proportion");
}

#[test]
fn activity_follows_the_chains_cutoff() {
    for (name, scenario) in [("old chain", start()), ("young chain", young())] {
        for uid in [A, E] {
            let before = epoch(&scenario.epoch_input()).active;
            let inactive = after(&scenario, &[Edit::Activity { uid, active: false }]);
            let mut expected = before.clone();
            expected[uid.index()] = false;
            assert_eq!(epoch(&inactive.epoch_input()).active, expected, "{name}: {uid:?} alone is inactive");
            let back = after(&inactive, &[Edit::Activity { uid, active: true }]);
            assert_eq!(epoch(&back.epoch_input()).active, before, "{name}");
            let trace = yuma_engine::yuma::trace(&inactive.epoch_input());
            assert!(!trace.weights.row(uid).is_empty(), "{name}: inactive weights are not masked as outdated");
        }
    }
}

/// The opening scenario at the first epoch of its chain.
fn young() -> Scenario {
    let edited = start().edit(|document| {
        document.current_block = Block(361);
        document.last_mechanism_step_block = Block(0);
        document.neurons.iter_mut().for_each(|neuron| neuron.last_update = Block(360));
        Ok(())
    });
    edited.unwrap()
}

#[test]
fn a_removed_neuron_takes_its_row_and_column_along() {
    let owned = after(&start(), &[Edit::Owner(Some(M4))]);
    let scenario = after(&owned, &[Edit::RemoveNeuron(Uid(1)), Edit::RemoveNeuron(Uid(4))]);
    let names: Vec<&str> = scenario.neurons.iter().map(|neuron| neuron.name.as_str()).collect();
    assert_eq!(names, ["A", "C", "D", "E", "M2", "M3", "M4"]);
    assert_eq!((scenario.owner, &*scenario.validators), (Some(Uid(6)), &[Uid(0), Uid(1), Uid(2), Uid(3)][..]));
    assert_eq!(*scenario.miners, [Uid(4), Uid(5), Uid(6)]);
    assert_eq!(weights(&scenario, Uid(1)), [(4, 36_043), (5, 19_661), (6, 3_277)]);
    assert_eq!(scenario.previous_consensus.as_ref().map(Vec::len), Some(7));
    let without_owner = after(&owned, &[Edit::RemoveNeuron(M4)]);
    assert_eq!(without_owner.owner, None);
}

#[test]
fn neurons_come_and_are_shown_as_chosen() {
    let added = after(
        &start(),
        &[
            Edit::AddValidator { name: " F\n".into(), stake: Alpha(7) },
            Edit::AddMiner { name: String::new() },
            Edit::Validates { uid: Uid(10), validates: true },
            Edit::Mines { uid: A, mines: true },
            Edit::MoveValidator { uid: Uid(9), to: 0 },
            Edit::MoveMiner { uid: M1, to: 99 },
        ],
    );
    let uids = |list: &[Uid]| list.iter().map(|uid| uid.0).collect::<Vec<_>>();
    assert_eq!(uids(&added.validators), [9, 0, 1, 2, 3, 4, 10]);
    assert_eq!(uids(&added.miners), [6, 7, 8, 10, 0, 5]);
    assert_eq!((&*added.neurons[9].name, added.neurons[9].validator_permit), ("F", true));
    let hidden = after(&added, &[cell(Uid(9), M4, Some(5)), Edit::Validates { uid: M4, validates: true }]);
    let gone = after(&hidden, &[Edit::Mines { uid: M4, mines: false }]);
    assert!(gone.weights.iter().all(|row| row.iter().all(|&(column, _)| column != M4)), "its column goes");
}

#[test]
fn a_replaced_neuron_starts_from_nothing() {
    let scenario = after(&start(), &[Edit::ReplaceNeuron(M2)]);
    assert_eq!(scenario.neurons[M2.index()].block_at_registration, scenario.current_block);
    assert_eq!(scenario.cell(Matrix::Weights, A, M2), Some(Share(0)), "an explicit zero");
    assert_eq!(epoch(&scenario.epoch_input()).incentive[M2.index()], Share(0));
    let owned = after(&start(), &[Edit::Owner(Some(M2))]);
    assert_eq!(Edit::ReplaceNeuron(M2).apply(&owned), Err(Invalid::OwnerReplaced { uid: M2 }));
    let reset = after(&start(), &[Edit::ResetBonds(M2)]);
    assert!(reset.cell(Matrix::Bonds, A, M2).is_none() && reset.cell(Matrix::Bonds, A, M1).is_some());
}

#[test]
fn the_next_epoch_finds_what_this_one_stored() {
    let changed = after(&start(), &[Edit::Activity { uid: E, active: false }, cell(A, M4, Some(65_535))]);
    let outcome = epoch(&changed.epoch_input());
    let next = after(&changed, &[Edit::NextEpoch]);
    assert_eq!(next.epoch_input().bonds, outcome.bonds);
    assert_eq!(next.epoch_input().validator_permits, outcome.new_validator_permits);
    assert_eq!(next.previous_consensus, Some(outcome.consensus));
    assert_eq!(next.current_block.0 - changed.current_block.0, 361);
    assert_eq!(next.last_mechanism_step_block, changed.current_block);
    assert_eq!(epoch(&next.epoch_input()).active, outcome.active, "activity does not change");
}

#[test]
fn the_rest_is_set_as_given() {
    let mut parameters = start().parameters.clone();
    parameters.kappa = Share(40_000);
    let scenario = after(
        &start(),
        &[
            Edit::AlphaStake { uid: A, stake: Alpha(1) },
            Edit::TaoStake { uid: A, stake: Rao(2) },
            Edit::Permit { uid: A, permit: false },
            Edit::LastUpdate { uid: A, block: Block(3) },
            Edit::BlockAtRegistration { uid: A, block: Block(4) },
            Edit::CommitBlock { uid: A, block: Some(Block(5)) },
            Edit::CommitReveal(true),
            Edit::Emission(Alpha(6)),
            Edit::Title(" A title\n".into()),
            Edit::Notes("one\r\ntwo\u{202E} ".into()),
            Edit::Parameters(parameters),
            Edit::HyperparameterPreset(HyperparameterPreset::Yuma3LiquidAlpha),
        ],
    );
    let neuron = &scenario.neurons[0];
    assert_eq!((neuron.alpha_stake, neuron.tao_stake, neuron.validator_permit), (Alpha(1), Rao(2), false));
    assert_eq!((neuron.last_update, neuron.block_at_registration), (Block(3), Block(4)));
    assert_eq!(scenario.epoch_input().commit_block(A), Some(Block(5)));
    assert_eq!((scenario.emission, &*scenario.title, &*scenario.notes), (Alpha(6), "A title", "one\ntwo"));
    assert_eq!(
        (scenario.parameters.kappa, HyperparameterPreset::of(&scenario.parameters)),
        (Share(40_000), HyperparameterPreset::Yuma3LiquidAlpha)
    );
    for preset in HyperparameterPreset::ALL {
        assert_eq!(
            HyperparameterPreset::of(&after(&start(), &[Edit::HyperparameterPreset(preset)]).parameters),
            preset
        );
    }
}

#[test]
fn what_no_chain_has_is_refused_in_words() {
    let unknown = |list| Invalid::UnknownUid { list, uid: Uid(99) };
    let nobody = Uid(99);
    let tempo = Hyperparameter::Tempo.range();
    let mut dormant = start().parameters.clone();
    dormant.tempo = 0;
    let mut crossed = start().parameters.clone();
    (crossed.alpha_low, crossed.alpha_high) = (Share(9_000), Share(8_000));
    let too_long = "x".repeat(41);
    for (edit, expected) in [
        (cell(nobody, M1, Some(1)), unknown(List::Rows(Matrix::Weights))),
        (cell(A, nobody, Some(1)), unknown(List::Row(Matrix::Weights, A))),
        (cell(M1, M2, Some(1)), Invalid::HiddenRow { matrix: Matrix::Weights, row: M1 }),
        (cell(A, E, Some(1)), Invalid::HiddenCell { matrix: Matrix::Weights, row: A, column: E }),
        (Edit::Owner(Some(nobody)), unknown(List::Owner)),
        (Edit::RemoveNeuron(nobody), unknown(List::Neurons)),
        (Edit::MoveMiner { uid: A, to: 0 }, Invalid::UnknownUid { list: List::Miners, uid: A }),
        (Edit::Validates { uid: A, validates: false }, Invalid::WithoutRole { uid: A }),
        (Edit::Rename { uid: A, name: "E".into() }, Invalid::DuplicateName { name: "E".into(), first: A, second: E }),
        (
            Edit::Rename { uid: A, name: too_long },
            Invalid::TextTooLong { words: TextField::Name(A), length: 41, limit: 40 },
        ),
        (
            Edit::AlphaStake { uid: A, stake: Alpha(u64::MAX) },
            Invalid::OutOfRange {
                field: Field::AlphaStake(A),
                value: u64::MAX.into(),
                lowest: 0,
                highest: 21_000_000_000_000_000,
            },
        ),
        (
            Edit::Parameters(dormant),
            Invalid::OutOfRange {
                field: Field::Hyperparameter(Hyperparameter::Tempo),
                value: 0,
                lowest: tempo.0,
                highest: tempo.1,
            },
        ),
        (Edit::Parameters(crossed), Invalid::AlphaOrder { low: 9_000, high: 8_000 }),
    ] {
        assert_eq!(edit.apply(&start()), Err(expected), "{edit:?}");
    }
    let one = after(&start(), &(0..8).map(|_| Edit::RemoveNeuron(Uid(0))).collect::<Vec<_>>());
    assert_eq!(Edit::RemoveNeuron(Uid(0)).apply(&one), Err(Invalid::Empty));
}

#[test]
fn limits_of_size_are_kept() {
    let add_miner = Edit::AddMiner { name: String::new() };
    let full = preset("subnet-15");
    assert_eq!(add_miner.apply(&full), Err(Invalid::TooManyNeurons { count: 257, limit: 256 }));
    let validates = |count: u16| -> Vec<Edit> {
        let others = Uid::all(256).filter(|uid| !full.validators.contains(uid));
        others.take(usize::from(count)).map(|uid| Edit::Validates { uid, validates: true }).collect()
    };
    let full_rows = after(&full, &validates(108));
    assert_eq!(full_rows.validators.len(), 128);
    let more = validates(109).pop().unwrap().apply(&full_rows);
    assert_eq!(more, Err(Invalid::TooManyValidators { count: 129, limit: 128 }));
}

#[test]
fn an_edit_shares_the_rows_it_leaves_alone() {
    let before = start();
    let after = cell(A, M1, Some(1)).apply(&before).unwrap();
    assert!(!std::sync::Arc::ptr_eq(&before.weights[0], &after.weights[0]));
    assert!(before.weights.iter().zip(&after.weights).skip(1).all(|(one, other)| std::sync::Arc::ptr_eq(one, other)));
}
