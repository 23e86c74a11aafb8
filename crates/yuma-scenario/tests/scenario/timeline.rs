//! The effects of each kind of keyframe on later epochs.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use yuma_engine::quantity::{Alpha, Block, Epoch, Rao, Share, Uid};
use yuma_engine::yuma::{Hyperparameter, Quantity, WeightMask, epoch, is_bond_masked, validator_permits, weight_mask};
use yuma_scenario::timeline::{Activity, Source};
use yuma_scenario::{Change, Matrix, Row, Run, Scenario, Timeline, small};

const A: Uid = Uid(0);
const B: Uid = Uid(1);
const M1: Uid = Uid(2);
const M2: Uid = Uid(3);

fn row(m1: u16, m2: u16) -> Row {
    Row::new(vec![(M1, Share(m1)), (M2, Share(m2))])
}

/// Two validators and two miners for some epochs, 361 blocks apart.
fn scenario(epochs: u16, keyframes: &[(u16, Change)]) -> Scenario {
    let edited = small().unwrap().edit(|document| {
        document.timeline = Timeline::new(Epoch(epochs));
        keyframes.iter().for_each(|(epoch, change)| document.timeline.set(Epoch(*epoch), change.clone()));
        Ok(())
    });
    edited.expect("a legal scenario")
}

fn run(epochs: u16, keyframes: &[(u16, Change)]) -> Run {
    Run::whole(&scenario(epochs, keyframes))
}

/// The value of `of` in every epoch.
fn by_epoch<T>(run: &Run, of: impl Fn(Epoch) -> T) -> Vec<T> {
    run.done().first().map(of).collect()
}

fn submitted(run: &Run, validator: Uid) -> Vec<Vec<u16>> {
    by_epoch(run, |at| {
        run.epoch_state(at).document().row(Matrix::Weights, validator).iter().map(|entry| entry.1.0).collect()
    })
}

fn stored(run: &Run, validator: Uid) -> Vec<Vec<u16>> {
    by_epoch(run, |at| run.epoch_state(at).input().weights.row(validator).iter().map(|entry| entry.1.0).collect())
}

#[test]
fn a_single_epoch_runs_as_the_document_has_it() {
    let run = run(1, &[]);
    let outcome = epoch(&small().unwrap().epoch_input());
    assert_eq!(run.series().shares(Quantity::Dividends, Epoch(0)), &outcome.dividends);
    assert_eq!(run.epoch_state(Epoch(0)).input(), small().unwrap().epoch_input());
    assert_eq!(run.series().shares(Quantity::Dividends, Epoch(1)), &[]);
    assert_eq!(run.series().epochs(), Epoch(1));
}

#[test]
fn a_row_holds_until_the_next() {
    let weights = |row| Change::Weights { uid: A, row };
    let run = run(5, &[(1, weights(row(1, 2))), (3, weights(row(7, 0)))]);
    let (one, two, three) = (vec![65_535, 65_535], vec![1, 2], vec![7, 0]);
    assert_eq!(submitted(&run, A), [one.clone(), two.clone(), two, three.clone(), three], "as submitted");
    let (two, three) = (vec![32_768, 65_535], vec![65_535, 0]);
    assert_eq!(stored(&run, A), [one.clone(), two.clone(), two, three.clone(), three], "scaled up");
    assert_eq!(stored(&run, B), vec![one; 5]);
}

#[test]
fn stakes_hyperparameters_and_emission_hold_until_the_next() {
    let set = |hyperparameter, raw| Change::Hyperparameter { hyperparameter, raw };
    let run = run(
        4,
        &[
            (1, Change::AlphaStake { uid: A, stake: Alpha(7) }),
            (1, Change::TaoStake { uid: B, stake: Rao(8) }),
            (2, set(Hyperparameter::YumaVersion, 0)),
            (2, set(Hyperparameter::Tempo, 100)),
            (2, Change::CommitReveal(true)),
            (3, Change::Emission(Alpha(9))),
        ],
    );
    let start = small().unwrap();
    let of =
        |number: fn(&yuma_engine::yuma::EpochInput) -> u64| by_epoch(&run, |at| number(&run.epoch_state(at).input()));
    let first = start.neurons[0].alpha_stake.0;
    assert_eq!(of(|input| input.alpha_stake[0].0), [first, 7, 7, 7]);
    assert_eq!(of(|input| input.tao_stake[1].0), [0, 8, 8, 8]);
    assert_eq!(of(|input| Hyperparameter::YumaVersion.get(&input.parameters) as u64), [1, 1, 0, 0]);
    assert_eq!(of(|input| input.current_block.0 - 1_000_000), [0, 361, 722, 823], "a tempo is that of the way ahead");
    assert_eq!(of(|input| input.commit_blocks.is_some().into()), [0, 0, 1, 1]);
    assert_eq!(of(|input| input.emission.0), [start.emission.0, start.emission.0, start.emission.0, 9]);
}

#[test]
fn a_permit_is_that_of_one_epoch() {
    let run = run(4, &[(2, Change::Permit { uid: A, permit: false })]);
    let permitted = by_epoch(&run, |at| validator_permits(&run.epoch_state(at).input())[0]);
    assert_eq!(permitted, [true, true, false, true]);
}

#[test]
fn a_reset_takes_the_bonds_with_a_miner() {
    let run = run(4, &[(2, Change::ResetBonds { uid: M2 })]);
    let bonds = by_epoch(&run, |at| run.epoch_state(at).document().row(Matrix::Bonds, A).len());
    assert_eq!(bonds, [0, 2, 1, 2]);
}

#[test]
fn a_newcomer_meets_what_the_chain_left() {
    let first = (0, Change::Weights { uid: A, row: row(10_000, 20_000) });
    for (blocks_before, registered, mask, is_bond_void, expected) in [
        (0, 0, Some(WeightMask::Outdated), true, [32_768, 0]),
        (1, 1, Some(WeightMask::Outdated), true, [32_768, 0]),
        (2, 2, None, true, [65_535, 0]),
        (360, 360, None, true, [65_535, 0]),
        (361, 361, None, false, [65_535, 0]),
        (50_000, 361, None, false, [65_535, 0]),
    ] {
        let replaced = Change::ReplaceNeuron { uid: M2, blocks_before: Block(blocks_before) };
        let run = run(4, &[first.clone(), (2, replaced)]);
        let input = run.epoch_state(Epoch(2)).input();
        let name = format!("{blocks_before} blocks before");
        assert_eq!(input.current_block.0 - input.block_at_registration[3].0, registered, "{name}");
        assert_eq!(weight_mask(&input, &validator_permits(&input), A, M2), mask, "{name}");
        assert_eq!(is_bond_masked(&input, M2), is_bond_void, "{name}");
        assert!(!is_bond_masked(&input, M1) && input.bonds.get(A, M2).is_some(), "{name}: the bond stays stored");
        let before = vec![32_768, 65_535];
        let after = vec![65_535, 0];
        assert_eq!(stored(&run, A), [before.clone(), before, expected.to_vec(), after], "{name}");
        let zeroed = vec![10_000, 0];
        assert_eq!(submitted(&run, A)[2..], [zeroed.clone(), zeroed], "{name}: the zero stays until a row is set");
    }
}

#[test]
fn a_newcomer_gets_what_is_set_in_its_epoch() {
    let run = run(
        3,
        &[
            (1, Change::Weights { uid: A, row: row(0, 5) }),
            (1, Change::AlphaStake { uid: M2, stake: Alpha(5) }),
            (1, Change::ReplaceNeuron { uid: M2, blocks_before: Block(2) }),
            (1, Change::ReplaceNeuron { uid: B, blocks_before: Block(3) }),
            (2, Change::Weights { uid: B, row: row(3, 3) }),
        ],
    );
    let epoch_state = run.epoch_state(Epoch(1));
    assert_eq!(epoch_state.document().neurons[3].alpha_stake, Alpha(5));
    assert_eq!(stored(&run, A)[1..], [vec![0, 65_535], vec![0, 65_535]]);
    assert_eq!(stored(&run, B), [vec![65_535, 65_535], vec![], vec![65_535, 65_535]]);
    assert_eq!(epoch_state.document().neurons[1].alpha_stake, Alpha(0));
    assert!(run.series().shares(Quantity::Incentive, Epoch(1))[3] > Share(0));
}

#[test]
fn a_newcomer_has_no_history() {
    let replaced = |uid, blocks_before| Change::ReplaceNeuron { uid, blocks_before: Block(blocks_before) };
    let stops = Change::Activity { uid: B, activity: Activity::Stops };
    let copy = Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(0) };
    let begin = [(1, stops.clone()), (2, replaced(B, 0)), (2, Change::Weights { uid: B, row: row(1, 1) })];
    let run = run(4, &begin);
    assert_eq!(by_epoch(&run, |at| run.epoch_state(at).submits(B)), [true, false, true, true]);
    let document = run.epoch_state(Epoch(2)).document().clone();
    assert_eq!(document.neurons[1].last_update, document.current_block, "nobody submits before it registers");

    let run = self::run(4, &[(2, replaced(B, 0)), (2, stops)]);
    assert_eq!(by_epoch(&run, |at| run.epoch_state(at).submits(B)), [true, true, false, false]);

    let run = self::run(4, &[(1, copy.clone()), (2, replaced(B, 0))]);
    assert_eq!(by_epoch(&run, |at| run.epoch_state(at).copied(B).is_some()), [false, true, false, false]);

    let run = self::run(4, &[(1, copy), (2, replaced(M2, 5)), (3, Change::OwnWeights { uid: B })]);
    assert_eq!(submitted(&run, B)[3], [65_535, 0], "a copier's own row has the zero too");
}

#[test]
fn who_stops_submitting_becomes_inactive_after_the_cutoff() {
    let cutoff = (0, Change::Hyperparameter { hyperparameter: Hyperparameter::ActivityCutoffFactor, raw: 2_000 });
    let turn = |activity| Change::Activity { uid: A, activity };
    let sets = Change::Weights { uid: A, row: row(1, 1) };
    for (name, keyframes, expected) in [
        ("submits", vec![], "ttttttt"),
        ("stops", vec![(2, turn(Activity::Stops))], "tttffff"),
        ("stops at once", vec![(0, turn(Activity::Stops))], "ttfffff"),
        ("is inactive", vec![(2, turn(Activity::Inactive))], "ttfffff"),
        ("starts again", vec![(2, turn(Activity::Inactive)), (4, turn(Activity::Submits))], "ttffttt"),
        ("submits once", vec![(1, turn(Activity::Inactive)), (3, sets)], "tffttff"),
    ] {
        let all = [vec![cutoff.clone()], keyframes].concat();
        let run = run(7, &all);
        let active = by_epoch(&run, |at| if run.series().flags(Quantity::Active, at)[0] { 't' } else { 'f' });
        let active: String = active.into_iter().collect();
        assert_eq!(active, expected, "{name}");
        assert!(run.done().first().all(|at| run.series().flags(Quantity::Active, at)[1]), "{name}: B stays active");
    }
}

#[test]
fn an_inactive_validators_row_stays_as_it_was() {
    let run = run(4, &[(1, Change::Activity { uid: A, activity: Activity::Stops })]);
    let updated = by_epoch(&run, |at| run.epoch_state(at).document().neurons[0].last_update);
    assert_eq!(updated, [Block(999_999); 4]);
    assert_eq!(by_epoch(&run, |at| run.epoch_state(at).submits(A)), [true, false, false, false]);
}

#[test]
fn a_copier_submits_another_validators_row() {
    let rows: Vec<(u16, Change)> =
        (0..6).map(|at| (at, Change::Weights { uid: A, row: row(65_535, 100 * at + 100) })).collect();
    let of_a = |at: u16| vec![65_535, 100 * at + 100];
    let own = vec![65_535, 65_535];
    for (delay, expected) in [
        (0, [of_a(0), of_a(1), of_a(2), of_a(3), own.clone(), own.clone()]),
        (1, [own.clone(), of_a(0), of_a(1), of_a(2), own.clone(), own.clone()]),
        (3, [own.clone(), own.clone(), own.clone(), of_a(0), own.clone(), own.clone()]),
        (9, vec![own.clone(); 6].try_into().unwrap()),
    ] {
        let copy = Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(delay) };
        let keyframes = [rows.clone(), vec![(0, copy), (4, Change::OwnWeights { uid: B })]].concat();
        let run = run(6, &keyframes);
        assert_eq!(submitted(&run, B), expected, "{delay} epochs late");
        assert_eq!(run.epoch_state(Epoch(3)).copied(B), Some((Source::Validator(A), Epoch(delay))));
        assert_eq!(run.epoch_state(Epoch(4)).copied(B), None);
    }
}

#[test]
fn two_who_copy_each_other_exchange_rows() {
    let copy = |uid, other| Change::Copy { uid, source: Source::Validator(other), delay: Epoch(0) };
    let run = run(3, &[(0, Change::Weights { uid: A, row: row(65_535, 5) }), (1, copy(A, B)), (1, copy(B, A))]);
    let (of_a, of_b) = (vec![65_535, 5], vec![65_535, 65_535]);
    assert_eq!(submitted(&run, A), [of_a.clone(), of_b.clone(), of_a.clone()]);
    assert_eq!(submitted(&run, B), [of_b.clone(), of_a, of_b]);
}

#[test]
fn a_copier_submits_the_consensus_that_was_revealed() {
    let rows = (0..5).map(|at| (at, Change::Weights { uid: A, row: row(65_535, 10_000 * at) }));
    let rows: Vec<(u16, Change)> = rows.chain([(0, Change::AlphaStake { uid: B, stake: Alpha(1) })]).collect();
    for delay in 0..3 {
        let copy = Change::Copy { uid: B, source: Source::Consensus, delay: Epoch(delay) };
        let run = run(5, &[rows.clone(), vec![(0, copy)]].concat());
        let expected = by_epoch(&run, |at| match at.0.checked_sub(delay + 1) {
            None => vec![65_535, 65_535],
            Some(seen) => {
                let consensus = run.series().shares(Quantity::Consensus, Epoch(seen));
                consensus[2..].iter().map(|share| share.0).filter(|&share| share > 0).collect()
            }
        });
        assert_eq!(submitted(&run, B), expected, "{delay} epochs late");
    }
}

#[test]
fn a_row_of_its_own_ends_copying() {
    let copy = Change::Copy { uid: B, source: Source::Validator(A), delay: Epoch(0) };
    let run = run(
        3,
        &[(0, Change::Weights { uid: A, row: row(1, 2) }), (1, copy), (2, Change::Weights { uid: B, row: row(9, 9) })],
    );
    assert_eq!(submitted(&run, B), [vec![65_535, 65_535], vec![32_768, 65_535], vec![9, 9]]);
    assert_eq!(run.epoch_state(Epoch(2)).copied(B), None);
}

#[test]
fn epochs_between_the_kept_states_are_computed_again() {
    let large = scenario(3, &[]).edit(|document| {
        document.notes = "x".repeat(2_000);
        document.timeline.epochs = Epoch(2_000);
        document.neurons.iter_mut().for_each(|neuron| neuron.name = "名".repeat(40 - 2) + &neuron.name);
        Ok(())
    });
    let run = Run::whole(&large.unwrap());
    let mut epoch_state = run.epoch_state(Epoch(1_990));
    for at in 1_991..2_000 {
        epoch_state = run.epoch_state_from(&epoch_state, Epoch(at));
        assert_eq!(epoch_state, run.epoch_state(Epoch(at)));
    }
    assert_eq!(run.epoch_state(Epoch(5_000)).epoch(), Epoch(1_999), "behind the end is the end");
}
