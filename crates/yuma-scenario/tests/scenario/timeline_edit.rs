//! Edits at the playhead and edits of keyframes: the keyframes they set, and their errors.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Share, Uid};
use yuma_engine::yuma::{ConsensusSource, Hyperparameter, Parameters, Quantity};
use yuma_scenario::edit::{NEW_STAKE, RowOperation, TimelineEdit};
use yuma_scenario::link::{decode, encode, encode_whole};
use yuma_scenario::timeline::{Activity, Source, Subject};
use yuma_scenario::{
    Change, Edit, Field, HyperparameterPreset, Invalid, Keyframe, List, Matrix, Row, Run, Scenario, Stored, limits,
    small,
};

const A: Uid = Uid(0);
const B: Uid = Uid(1);
const M1: Uid = Uid(2);
const M2: Uid = Uid(3);

fn start() -> Scenario {
    Edit::Timeline(TimelineEdit::Epochs(Epoch(8))).apply(&small().unwrap()).unwrap()
}

/// The scenario after edits, each at its epoch.
fn after(scenario: &Scenario, edits: &[(u16, Edit)]) -> Scenario {
    edits.iter().fold(scenario.clone(), |scenario, (at, edit)| edit.apply_at(&scenario, Epoch(*at)).expect("legal"))
}

fn keyframes(scenario: &Scenario) -> Vec<(u16, Change)> {
    scenario.timeline.keyframes().iter().map(|keyframe| (keyframe.epoch.0, keyframe.change.clone())).collect()
}

fn row(m1: u16, m2: u16) -> Row {
    Row::new(vec![(M1, Share(m1)), (M2, Share(m2))])
}

fn cell(row: Uid, column: Uid, value: u16) -> Edit {
    Edit::Cell { matrix: Matrix::Weights, row, column, value: Some(Share(value)) }
}

fn weights(uid: Uid, row: Row) -> Change {
    Change::Weights { uid, row }
}

fn set(epoch: u16, change: Change) -> (u16, Edit) {
    (0, Edit::Timeline(TimelineEdit::Set { epoch: Epoch(epoch), change }))
}

fn hyperparameter(hyperparameter: Hyperparameter, raw: i128) -> Change {
    Change::Hyperparameter { hyperparameter, raw }
}

#[test]
fn an_edit_at_a_later_epoch_is_a_keyframe() {
    let whole = 65_535;
    for (name, edits, expected) in [
        ("a cell", vec![(3, cell(A, M1, 7))], vec![(3, weights(A, row(7, whole)))]),
        ("and back", vec![(3, cell(A, M1, 7)), (3, cell(A, M1, whole))], vec![]),
        ("two cells", vec![(3, cell(A, M1, 7)), (3, cell(A, M2, 8))], vec![(3, weights(A, row(7, 8)))]),
        (
            "a later cell starts from the earlier row",
            vec![(3, cell(A, M1, 7)), (5, cell(A, M2, 8))],
            vec![(3, weights(A, row(7, whole))), (5, weights(A, row(7, 8)))],
        ),
        (
            "an earlier cell leaves the later row",
            vec![(5, cell(A, M1, 7)), (3, cell(A, M2, 8))],
            vec![(3, weights(A, row(whole, 8))), (5, weights(A, row(7, whole)))],
        ),
        (
            "a row",
            vec![(2, Edit::Row { matrix: Matrix::Weights, row: B, operation: RowOperation::Clear })],
            vec![(2, weights(B, Row::default()))],
        ),
        (
            "stakes",
            vec![
                (2, Edit::TaoStake { uid: A, stake: Rao(5) }),
                (2, Edit::AlphaStake { uid: A, stake: Alpha(6) }),
                (2, Edit::AlphaStake { uid: A, stake: Alpha(7) }),
            ],
            vec![(2, Change::AlphaStake { uid: A, stake: Alpha(7) }), (2, Change::TaoStake { uid: A, stake: Rao(5) })],
        ),
        (
            "hyperparameters",
            vec![
                (1, Edit::HyperparameterPreset(HyperparameterPreset::Yuma2)),
                (4, Edit::HyperparameterPreset(HyperparameterPreset::Yuma3LiquidAlpha)),
            ],
            vec![
                (1, hyperparameter(Hyperparameter::YumaVersion, 0)),
                (4, hyperparameter(Hyperparameter::YumaVersion, 1)),
                (4, hyperparameter(Hyperparameter::LiquidAlpha, 1)),
            ],
        ),
        (
            "emission and commit-reveal",
            vec![(1, Edit::Emission(Alpha(5))), (1, Edit::CommitReveal(true)), (2, Edit::CommitReveal(true))],
            vec![(1, Change::CommitReveal(true)), (1, Change::Emission(Alpha(5)))],
        ),
        (
            "events",
            vec![
                (1, Edit::ReplaceNeuron(M2)),
                (1, Edit::ResetBonds(M1)),
                (1, Edit::Permit { uid: A, permit: false }),
                (1, Edit::Activity { uid: A, active: false }),
                (2, Edit::Activity { uid: A, active: true }),
            ],
            vec![
                (1, Change::ReplaceNeuron { uid: M2, blocks_before: Block(0) }),
                (1, Change::ResetBonds { uid: M1 }),
                (1, Change::Permit { uid: A, permit: false }),
                (1, Change::Activity { uid: A, activity: Activity::Inactive }),
                (2, Change::Activity { uid: A, activity: Activity::Submits }),
            ],
        ),
        (
            "a weight on a newcomer",
            vec![(2, Edit::ReplaceNeuron(M2)), (4, cell(A, M2, 9))],
            vec![(2, Change::ReplaceNeuron { uid: M2, blocks_before: Block(0) }), (4, weights(A, row(whole, 9)))],
        ),
        ("the first epoch", vec![(0, cell(A, M1, 7)), (0, Edit::Emission(Alpha(5)))], vec![]),
        ("for ever", vec![(3, Edit::Title("x".into())), (3, Edit::AddMiner { name: "M3".into() })], vec![]),
    ] {
        assert_eq!(keyframes(&after(&start(), &edits)), expected, "{name}");
    }
}

#[test]
fn an_edit_shows_at_its_epoch() {
    let edited = after(&start(), &[(3, cell(A, M1, 7)), (3, Edit::AlphaStake { uid: B, stake: Alpha(9) })]);
    let run = Run::whole(&edited);
    for (at, value, stake) in [(2, 65_535, NEW_STAKE.0), (3, 7, 9), (7, 7, 9)] {
        let epoch_state = run.epoch_state(Epoch(at));
        assert_eq!(epoch_state.document().cell(Matrix::Weights, A, M1), Some(Share(value)), "epoch {at}");
        assert_eq!(epoch_state.document().neurons[1].alpha_stake, Alpha(stake), "epoch {at}");
    }
}

#[test]
fn the_first_epoch_takes_its_keyframes_in() {
    let copy = Change::Copy { uid: B, source: Source::Consensus, delay: Epoch(0) };
    let keyed =
        after(&start(), &[set(0, weights(A, row(1, 2))), set(0, Change::Emission(Alpha(3))), set(0, copy.clone())]);
    let edited = after(&keyed, &[(0, cell(A, M2, 9))]);
    assert_eq!((edited.weights[0].clone(), edited.emission), (row(1, 9), Alpha(3)));
    assert_eq!(keyframes(&edited), [(0, copy)], "a document cannot say that somebody copies");
    assert_eq!(keyframes(&after(&edited, &[(0, cell(B, M1, 1))])), [], "a row of its own ends copying");
}

#[test]
fn editing_a_copier_ends_copying() {
    let copy = Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(1) };
    let edited = after(&start(), &[set(2, copy.clone()), (4, cell(B, M1, 5))]);
    assert_eq!(keyframes(&edited), [(2, copy.clone()), (4, weights(B, row(5, 65_535)))]);
    let back = after(&edited, &[(4, cell(B, M1, 65_535))]);
    assert_eq!(keyframes(&back), [(2, copy.clone())], "taken back, it goes on copying");
    let at_once = after(&start(), &[set(2, copy), (2, cell(B, M1, 5))]);
    assert_eq!(keyframes(&at_once), [(2, weights(B, row(5, 65_535)))]);
}

#[test]
fn keyframes_move_are_copied_and_go() {
    let (x, y) = (Change::Emission(Alpha(1)), weights(A, row(1, 2)));
    let begin = after(&start(), &[set(2, x.clone()), set(2, y.clone()), set(4, Change::Emission(Alpha(9)))]);
    let last = (4, Change::Emission(Alpha(9)));
    let epoch = Epoch;
    for (name, edit, expected) in [
        (
            "all",
            TimelineEdit::Move { from: epoch(2), to: epoch(6), subject: None },
            vec![last.clone(), (6, x.clone()), (6, y.clone())],
        ),
        (
            "one",
            TimelineEdit::Move { from: epoch(2), to: epoch(0), subject: Some(Subject::Weights(A)) },
            vec![(0, y.clone()), (2, x.clone()), last.clone()],
        ),
        (
            "into the index of another",
            TimelineEdit::Move { from: epoch(2), to: epoch(4), subject: None },
            vec![(4, x.clone()), (4, y.clone())],
        ),
        (
            "copied",
            TimelineEdit::Copy { from: epoch(2), to: epoch(3), subject: None },
            vec![(2, x.clone()), (2, y.clone()), (3, x.clone()), (3, y.clone()), last.clone()],
        ),
        ("gone", TimelineEdit::Remove { epoch: epoch(2), subject: None }, vec![last.clone()]),
        (
            "one gone",
            TimelineEdit::Remove { epoch: epoch(2), subject: Some(Subject::Emission) },
            vec![(2, y.clone()), last.clone()],
        ),
        (
            "nothing there",
            TimelineEdit::Move { from: epoch(3), to: epoch(6), subject: None },
            vec![(2, x.clone()), (2, y.clone()), last.clone()],
        ),
        ("shortened", TimelineEdit::Epochs(epoch(3)), vec![(2, x.clone()), (2, y.clone()), last.clone()]),
    ] {
        assert_eq!(keyframes(&Edit::Timeline(edit).apply_at(&begin, Epoch(5)).unwrap()), expected, "{name}");
    }
}

#[test]
fn keyframes_follow_their_neurons() {
    let copy = Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(0) };
    let begin = after(
        &start(),
        &[
            set(1, weights(B, row(1, 2))),
            set(2, copy),
            set(3, Change::ReplaceNeuron { uid: M2, blocks_before: Block(1) }),
            set(3, Change::Emission(Alpha(4))),
        ],
    );
    let shifted = |column: u16, share| Row::new(vec![(Uid(column), Share(share))]);
    let emission = (3, Change::Emission(Alpha(4)));
    let replaced = |uid| (3, Change::ReplaceNeuron { uid: Uid(uid), blocks_before: Block(1) });
    for (name, edit, expected) in [
        (
            "the copied one goes",
            Edit::RemoveNeuron(A),
            vec![
                (1, weights(Uid(0), Row::new(vec![(Uid(1), Share(1)), (Uid(2), Share(2))]))),
                replaced(2),
                emission.clone(),
            ],
        ),
        ("the copier goes", Edit::RemoveNeuron(B), vec![replaced(2), emission.clone()]),
        (
            "the replaced one goes",
            Edit::RemoveNeuron(M2),
            vec![
                (1, weights(B, shifted(2, 1))),
                (2, Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(0) }),
                emission.clone(),
            ],
        ),
    ] {
        assert_eq!(keyframes(&after(&begin, &[(3, edit)])), expected, "{name}");
    }
    let both =
        after(&begin, &[(0, Edit::Mines { uid: B, mines: true }), (0, Edit::Validates { uid: M2, validates: true })]);
    let hidden = after(&both, &[(0, Edit::Validates { uid: B, validates: false })]);
    assert_eq!(keyframes(&hidden), [replaced(3), emission.clone()]);
    let columns = after(&both, &[(0, Edit::Mines { uid: M2, mines: false })]);
    assert_eq!(keyframes(&columns)[0], (1, weights(B, shifted(2, 1))));
}

#[test]
fn the_next_epoch_takes_the_run_along() {
    let copy = Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(0) };
    let begin = after(
        &start(),
        &[
            set(0, copy.clone()),
            set(1, weights(A, row(1, 2))),
            set(1, Change::Activity { uid: M1, activity: Activity::Stops }),
            set(5, Change::Emission(Alpha(4))),
        ],
    );
    let next = Edit::NextEpoch.apply_at(&begin, Epoch(3)).unwrap();
    let stopped = (0, Change::Activity { uid: M1, activity: Activity::Stops });
    assert_eq!(keyframes(&next), [stopped, (0, copy), (4, Change::Emission(Alpha(4)))]);
    assert_eq!(next.timeline.epochs, Epoch(7));
    let (whole, rest) = (Run::whole(&begin), Run::whole(&next));
    for quantity in [Quantity::Dividends, Quantity::Incentive, Quantity::Stake] {
        for at in rest.done().first() {
            let later = Epoch(at.0 + 1);
            assert_eq!(
                rest.series().shares(quantity, at),
                whole.series().shares(quantity, later),
                "{quantity:?}, {at:?}"
            );
        }
    }
}

#[test]
fn what_no_run_has_is_refused_in_words() {
    let unknown = Invalid::UnknownUid { list: List::Keyframes, uid: Uid(9) };
    let out_of_range = |field, value, lowest, highest| Invalid::OutOfRange { field, value, lowest, highest };
    let bond = Edit::Cell { matrix: Matrix::Bonds, row: A, column: M1, value: None };
    let copies = |uid, source, delay| set(1, Change::Copy { uid, source, delay: Epoch(delay) });
    let owned = after(&start(), &[(0, Edit::Owner(Some(M2)))]);
    for (name, scenario, (at, edit), expected) in [
        ("bonds", start(), (1, bond), Invalid::FollowsFromEpochs { stored: Stored::Bonds }),
        (
            "blocks",
            start(),
            (1, Edit::LastUpdate { uid: A, block: Block(1) }),
            Invalid::FollowsFromEpochs { stored: Stored::Blocks },
        ),
        ("nobody", start(), set(1, Change::ResetBonds { uid: Uid(9) }), unknown.clone()),
        ("nobody copied", start(), copies(A, Source::Validator(Uid(9)), 0), unknown),
        ("oneself copied", start(), copies(A, Source::Validator(A), 0), Invalid::CopiesItself { uid: A }),
        ("late", start(), copies(A, Source::Consensus, 101), out_of_range(Field::CopyDelay(A), 101, 0, 100)),
        (
            "a miner copies",
            start(),
            copies(M1, Source::Consensus, 0),
            Invalid::HiddenRow { matrix: Matrix::Weights, row: M1 },
        ),
        (
            "a row of a miner",
            start(),
            set(1, weights(M1, row(1, 1))),
            Invalid::HiddenRow { matrix: Matrix::Weights, row: M1 },
        ),
        (
            "a weight on a validator",
            start(),
            (2, cell(A, B, 1)),
            Invalid::HiddenCell { matrix: Matrix::Weights, row: A, column: B },
        ),
        ("the owner replaced", owned, (1, Edit::ReplaceNeuron(M2)), Invalid::OwnerReplaced { uid: M2 }),
        (
            "too early",
            start(),
            set(1, Change::ReplaceNeuron { uid: M2, blocks_before: Block(50_402) }),
            out_of_range(Field::BlocksBefore(M2), 50_402, 0, 50_401),
        ),
        (
            "no epochs",
            start(),
            (0, Edit::Timeline(TimelineEdit::Epochs(Epoch(0)))),
            out_of_range(Field::Epochs, 0, 1, 2_000),
        ),
        (
            "too many epochs",
            start(),
            (0, Edit::Timeline(TimelineEdit::Epochs(Epoch(2_001)))),
            out_of_range(Field::Epochs, 2_001, 1, 2_000),
        ),
        (
            "beyond all epochs",
            start(),
            set(2_000, Change::Emission(Alpha(1))),
            out_of_range(Field::KeyframeEpoch, 2_000, 0, 1_999),
        ),
        (
            "a hyperparameter",
            start(),
            set(1, hyperparameter(Hyperparameter::Kappa, 65_536)),
            out_of_range(Field::Hyperparameter(Hyperparameter::Kappa), 65_536, 0, 65_535),
        ),
        (
            "crossed bounds",
            start(),
            set(1, hyperparameter(Hyperparameter::AlphaLow, 60_000)),
            Invalid::AlphaOrder { low: 60_000, high: 58_982 },
        ),
    ] {
        assert_eq!(edit.apply_at(&scenario, Epoch(at)), Err(expected), "{name}");
    }
    let far = start().edit(|document| {
        document.current_block = Block(limits::BLOCK);
        document.neurons.iter_mut().for_each(|neuron| neuron.last_update = Block(limits::BLOCK));
        Ok(())
    });
    assert!(matches!(far, Err(Invalid::OutOfRange { field: Field::CurrentBlock, .. })), "a run ends within all blocks");
}

#[test]
fn crossed_bounds_are_refused_at_the_end_of_an_epoch_only() {
    let both = [
        set(1, hyperparameter(Hyperparameter::AlphaHigh, 65_000)),
        set(1, hyperparameter(Hyperparameter::AlphaLow, 60_000)),
    ];
    assert_eq!(keyframes(&after(&start(), &both)).len(), 2);
}

#[test]
fn limits_of_keyframes_are_kept() {
    let with = |count: usize, change: &dyn Fn(usize) -> Change| {
        start().edit(|document| {
            (0..count).for_each(|at| document.timeline.set(Epoch(at as u16), change(at)));
            Ok(())
        })
    };
    let stake = |at: usize| Change::AlphaStake { uid: A, stake: Alpha(at as u64) };
    assert!(with(100, &stake).is_ok());
    assert_eq!(with(101, &stake), Err(Invalid::TooManyKeyframes { uid: A, count: 101, limit: 100 }));
    let emission = |at: usize| Change::Emission(Alpha(at as u64));
    assert!(with(1_000, &emission).is_ok());
    assert_eq!(with(1_001, &emission), Err(Invalid::TooManySubnetKeyframes { count: 1_001, limit: 1_000 }));
}

#[test]
fn a_keyframe_is_short_in_a_link() {
    let plain = encode_whole(&start()).len();
    let keyed = after(&start(), &[(3, cell(A, M1, 7))]);
    assert!(encode_whole(&keyed).len() < plain + 60, "{} against {plain}", encode_whole(&keyed).len());
    assert_eq!(decode(&encode(&keyed)), Ok(keyed));
}

#[test]
fn a_link_holds_every_kind_of_keyframe() {
    let edits = [
        set(0, weights(A, row(1, 2))),
        set(1, weights(A, Row::new(vec![(M2, Share(3))]))),
        set(1, Change::Copy { uid: B, source: Source::Consensus, delay: Epoch(2) }),
        set(2, Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(0) }),
        set(3, Change::OwnWeights { uid: B }),
        set(3, Change::AlphaStake { uid: M2, stake: Alpha(4) }),
        set(3, Change::TaoStake { uid: M2, stake: Rao(5) }),
        set(3, Change::Permit { uid: A, permit: false }),
        set(3, Change::Activity { uid: A, activity: Activity::Stops }),
        set(4, Change::Activity { uid: A, activity: Activity::Inactive }),
        set(5, Change::Activity { uid: A, activity: Activity::Submits }),
        set(5, Change::ReplaceNeuron { uid: M1, blocks_before: Block(361) }),
        set(5, Change::ResetBonds { uid: M2 }),
        set(5, hyperparameter(Hyperparameter::AlphaSigmoidSteepness, -7)),
        set(5, hyperparameter(Hyperparameter::TaoWeight, u64::MAX.into())),
        set(5, Change::CommitReveal(true)),
        set(5, Change::Emission(Alpha(6))),
    ];
    // Links leave out the defaults of the code, and the source from before runtime 446.
    let defaults = start().edit(|document| {
        document.parameters = Parameters { liquid_alpha_consensus: ConsensusSource::Current, ..Parameters::default() };
        document.neurons.iter_mut().take(2).for_each(|validator| validator.alpha_stake = Alpha(1_000_000_000_000));
        Ok(())
    });
    let scenario = after(&defaults.unwrap(), &edits);
    assert_eq!(decode(GOLDEN), Ok(scenario.clone()), "{}", encode_whole(&scenario));
    assert_eq!(encode_whole(&scenario), GOLDEN, "and is written so");
    assert!(scenario.timeline.keyframes().is_sorted_by_key(|Keyframe { epoch, change }| (*epoch, change.subject())));
}

const GOLDEN: &str = "v1.eNptUttugzAM_Rc_exLh1tG37X1fgBBKqbdGgwSRQFVV_ffZoe1abSBCfI5zfJzkDJbmyVkP2xxh17vuG7YqiQ_CONFi3OxbGl13gG1VVWVWIdBgvDfOwjatyiRNbvmL7s1eBzexXJ2gahAGYymGKWYcWj2QRPAGCO_8fSgZUmBO9-NBM3ctfxV9jvjlzJGmwYTfIkcyXweJz5DIsDBTFkVWYBybC4L6F2cimIF6Nil8bJNlXhG-6fQ5rWajaF3fq7CJWmHaNE2UfWbO0DEkrS7xf2mwhs6NJ0CFPLGerJ85NZXlaVx-o6U5BrMIrruBGeaiELSTeSHztXsp9ql7TwLpLpjFhJOA4IMbPQjsjpZ1RTNfNR_TjI0hgfBF5Ccae90Rm8OsVKIwkafQ7pzds-UsInPPCau91puvwZl96wPRaMlz0svmIYttt-vmsI_XPC83eZ5ssk1SFYUqVbFuzsDttHzVSPeAYZpjS_c7huXfDuddPP-GT_DyA-wc0j4";
