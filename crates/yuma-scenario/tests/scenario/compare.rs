//! Comparisons of runs: totals, pay relative to stake, differences, gains, and the findings of charts.

#![cfg(test)]

use yuma_engine::quantity::{Alpha, Epoch, Share, Uid};
use yuma_engine::yuma::attribution::Difference;
use yuma_engine::yuma::{Outcome, Quantity};
use yuma_scenario::compare::{
    Apart, Finding, Gain, Lane, Line, PayComparison, Slope, cumulative_lines, finding, finding_of_equals,
    pay_comparisons, relative_lines, share_lines,
};
use yuma_scenario::{Document, small};

const A: Uid = Uid(0);
const B: Uid = Uid(1);
const C: Uid = Uid(2);
const ALL: [Uid; 3] = [A, B, C];
/// A neuron of the document that the runs do not have.
const BEYOND: Uid = Uid(3);

/// An epoch that pays these amounts to miners and validators, and stores these shares of stake and dividends.
fn epoch(server: [u64; 3], validator: [u64; 3], stake: [u16; 3], dividends: [u16; 3]) -> Outcome {
    let both = [0, 1, 2].map(|at: usize| Alpha(server[at].saturating_add(validator[at])));
    Outcome {
        server_emission: server.map(Alpha).to_vec(),
        validator_emission: validator.map(Alpha).to_vec(),
        emission: both.to_vec(),
        stake_weight: stake.map(Share).to_vec(),
        dividends: dividends.map(Share).to_vec(),
        ..Outcome::default()
    }
}

/// A run that only pays validators.
fn paying(epochs: &[[u64; 3]]) -> Vec<Outcome> {
    epochs.iter().map(|&paid| epoch([0; 3], paid, [0; 3], [0; 3])).collect()
}

fn line(uid: Uid, values: &[i128]) -> Line {
    Line { uid, values: values.iter().copied().map(Difference).collect() }
}

#[test]
fn a_run_adds_up() {
    let run = vec![epoch([1, 2, 0], [10, 0, 5], [0; 3], [0; 3]), epoch([4, 0, 0], [20, 0, u64::MAX], [0; 3], [0; 3])];
    assert_eq!([C, A, BEYOND].map(|uid| total(&run, uid)), [Alpha(u64::MAX), Alpha(35), Alpha(0)]);
}

/// The participants' pay in runs in which all of them are validators.
fn compared(runs: &[&Vec<Outcome>]) -> Vec<PayComparison> {
    let document = Document { validators: ALL.to_vec(), ..Document::clone(&small().unwrap()) };
    let lanes: Vec<(&Document, &dyn Lane)> = runs.iter().map(|&run| (&document, run as &dyn Lane)).collect();
    pay_comparisons(&document, &lanes)
}

fn total(run: &Vec<Outcome>, uid: Uid) -> Alpha {
    let compared = compared(&[run]);
    compared.iter().find(|pay_comparison| pay_comparison.uid == uid).unwrap().lanes[0].unwrap().total
}

/// The pay per stake of A, B and C over a run, in 2^-32, if all are validators.
fn paid_per_stake(run: &Vec<Outcome>) -> [Option<i128>; 3] {
    let pay_comparisons = compared(&[run]);
    ALL.map(|uid| {
        let pay_comparison = pay_comparisons.iter().find(|pay_comparison| pay_comparison.uid == uid).unwrap();
        pay_comparison.lanes[0].unwrap().per_stake.map(|value| value.to_bits().into())
    })
}

/// Whether values in 2^-32 equal the expected ones up to rounding.
fn are_near(values: [Option<i128>; 3], expected: [Option<f64>; 3]) -> bool {
    values.into_iter().zip(expected).all(|pair| match pair {
        (Some(value), Some(expected)) => (value - (expected * 2f64.powi(32)) as i128).abs() <= 4,
        (value, expected) => value.is_none() && expected.is_none(),
    })
}

#[test]
fn pay_is_relative_to_stake() {
    for (stake, dividends, expected) in [
        ([20_000, 20_000, 20_000], [20_000, 20_000, 20_000], [Some(1.0), Some(1.0), Some(1.0)]),
        ([30_000, 10_000, 0], [20_000, 20_000, 0], [Some(2.0 / 3.0), Some(2.0), None]),
        ([30_000, 10_000, 0], [0, 0, 0], [None, None, None]),
        // Neurons without stake are ignored.
        ([30_000, 30_000, 0], [1_000, 3_000, 60_000], [Some(0.5), Some(1.5), None]),
        ([0, 0, 0], [1, 1, 1], [None, None, None]),
    ] {
        let run = vec![epoch([0; 3], dividends.map(u64::from), stake, dividends)];
        assert!(are_near(paid_per_stake(&run), expected), "{stake:?} {dividends:?}");
        // A line has a value in every epoch.
        let lines = relative_lines(&run, &ALL);
        let values = [0, 1, 2].map(|at| Some(lines[at].values[0].0));
        assert!(are_near(values, expected.map(|value| Some(value.unwrap_or(0.0)))), "{stake:?} {dividends:?}");
    }
}

#[test]
fn a_large_run_is_no_trouble() {
    let run = vec![epoch([0; 3], [u64::MAX; 3], [u16::MAX; 3], [u16::MAX; 3]); 2_000];
    assert_eq!(paid_per_stake(&run), [Some(1 << 32); 3]);
    assert_eq!(total(&run, A), Alpha(u64::MAX));
}

#[test]
fn pay_over_a_run_is_weighted_by_the_stake_of_each_epoch() {
    let run = vec![epoch([0; 3], [10, 30, 0], [10, 10, 0], [0; 3]), epoch([0; 3], [30, 10, 0], [30, 10, 0], [0; 3])];
    // A is paid 40 on 40 of 60 stake, B 40 on 20, of 80 in all.
    assert!(are_near(paid_per_stake(&run), [Some(0.75), Some(1.5), None]));
}

#[test]
fn lines_follow_one_participant() {
    let run =
        vec![epoch([1, 0, 0], [2, 7, 0], [9, 9, 9], [5, 4, 3]), epoch([0, 0, 8], [3, 7, 0], [9, 9, 9], [6, 2, 1])];
    assert_eq!(share_lines(&run, Quantity::Dividends, &[B]), [line(B, &[4, 2])]);
    assert_eq!(cumulative_lines(&run, Quantity::Emission, &[A, C]), [line(A, &[3, 6]), line(C, &[0, 8])]);
    assert_eq!(cumulative_lines(&run, Quantity::Dividends, &[A]), [line(A, &[0, 0])]);
    assert_eq!(relative_lines(&run, &[Uid(9)]), [line(Uid(9), &[0, 0])]);
}

#[test]
fn whose_pay_differs_most_stands_first() {
    let runs = [paying(&[[10, 20, 30], [10, 20, 30]]), paying(&[[5, 50, 30], [5, 20, 30]])];
    let gain = |uid, before, after| Gain { uid, before: Alpha(before), after: Alpha(after) };
    let gains: Vec<Gain> =
        compared(&[&runs[0], &runs[1]]).iter().map(|pay_comparison| pay_comparison.gain(1)).collect();
    assert_eq!(gains, [gain(B, 40, 70), gain(A, 20, 10), gain(C, 60, 60), gain(BEYOND, 0, 0)]);
    let differences: Vec<i128> = gains.iter().map(|gain| gain.difference().0).collect();
    assert_eq!(differences, [30, -10, 0, 0]);
}

#[test]
fn a_lane_may_be_empty() {
    let run: Vec<Outcome> = Vec::new();
    assert_eq!(run.epoch_count(), Epoch(0));
    assert_eq!(total(&run, A), Alpha(0));
    assert_eq!(paid_per_stake(&run), [None; 3]);
    assert_eq!(finding(&share_lines(&run, Quantity::Dividends, &ALL)), Finding::Empty);
}

#[track_caller]
fn check(lines: &[&[i128]], expected: Finding) {
    let lines: Vec<Line> = ALL.into_iter().zip(lines).map(|(uid, values)| line(uid, values)).collect();
    assert_eq!(finding(&lines), expected);
}

fn slope(uid: Uid, from: i128, to: i128, between: (u16, u16)) -> Slope {
    Slope { uid, from: Difference(from), to: Difference(to), between: (Epoch(between.0), Epoch(between.1)) }
}

#[test]
fn without_values_there_is_no_finding() {
    check(&[], Finding::Empty);
    check(&[&[], &[]], Finding::Empty);
    check(&[&[0, 0], &[0, 0]], Finding::Empty);
}

#[test]
fn lines_that_do_not_move_are_constant() {
    check(&[&[5, 5, 5], &[7, 7, 7]], Finding::Constant);
    check(&[&[5]], Finding::Constant);
}

#[test]
fn a_change_of_the_lead_takes_precedence() {
    let change = |from, to, epoch| Finding::LeadChanges { from, to, epoch: Epoch(epoch) };
    check(&[&[60, 60, 40], &[40, 40, 60]], change(A, B, 2));
    // There and back and there again: what counts is the last time.
    check(&[&[60, 40, 60, 40, 30], &[40, 60, 40, 60, 70]], change(A, B, 3));
    // The lead begins with the first who has anything.
    check(&[&[0, 0, 90, 90], &[0, 50, 60, 60]], change(B, A, 2));
    // Hardly ahead is no lead.
    check(&[&[100, 97, 98], &[99, 97, 100]], Finding::Leads { uid: B, value: Difference(100) });
}

#[test]
fn a_peak_stands_above_both_ends() {
    let peak = |uid, epoch, value, end| Finding::Peak {
        uid,
        epoch: Epoch(epoch),
        value: Difference(value),
        end: Difference(end),
    };
    check(&[&[50, 80, 60], &[10, 20, 15]], peak(A, 1, 80, 60));
    check(&[&[90, 90, 90], &[10, 70, 15]], peak(B, 1, 70, 15));
    check(&[&[90, 90, 90], &[10, 12, 10]], Finding::Leads { uid: A, value: Difference(90) });
}

fn dip(uid: Uid, epoch: u16, value: i128, end: i128) -> Finding {
    Finding::Dip { uid, epoch: Epoch(epoch), value: Difference(value), end: Difference(end) }
}

#[test]
fn a_dip_lies_below_both_ends() {
    check(&[&[100, 100, 100, 101], &[100, 80, 90, 100], &[100; 4]], dip(B, 1, 80, 100));
    check(&[&[90, 88, 90], &[10, 10, 10]], Finding::Leads { uid: A, value: Difference(90) });
}

#[test]
fn lines_come_together() {
    check(&[&[80, 60, 52, 51], &[20, 40, 49, 50]], Finding::Converges { epoch: Epoch(2) });
    // Apart again at the end.
    check(&[&[80, 21, 80], &[20, 20, 20]], dip(A, 1, 21, 80));
}

#[test]
fn the_steepest_line_is_reported_with_its_span() {
    check(&[&[100, 100, 40, 20, 20], &[10, 10, 10, 10, 10]], Finding::Falls(slope(A, 100, 20, (1, 3))));
    check(&[&[100, 100, 100], &[0, 30, 60]], Finding::Rises(slope(B, 0, 60, (0, 2))));
}

#[test]
fn a_line_apart_from_its_equals_is_named() {
    let check = |lines: &[&[i128]], expected: Finding| {
        let lines: Vec<Line> = ALL.into_iter().zip(lines).map(|(uid, values)| line(uid, values)).collect();
        assert_eq!(finding_of_equals(&lines), expected);
    };
    let apart = |uid, is_below, epochs, (epoch, value)| {
        Finding::Apart(Apart { uid, is_below, epochs, of: 4, farthest: (Epoch(epoch), Difference(value)) })
    };
    check(&[&[100, 101, 100, 101], &[100, 100, 101, 101], &[100, 96, 95, 97]], apart(C, true, 3, (2, 95)));
    check(&[&[100, 104, 105, 104], &[100, 100, 101, 100], &[100, 101, 100, 100]], apart(A, false, 3, (2, 105)));
    // In half of the epochs it is not most of the time.
    check(&[&[100; 4], &[100, 100, 100, 101], &[100, 96, 95, 100]], Finding::Leads { uid: B, value: Difference(101) });
    // It lies no farther from the others than they from one another.
    check(&[&[103; 4], &[100, 100, 100, 101], &[97; 4]], Finding::Leads { uid: A, value: Difference(103) });
    check(&[&[103; 4], &[100, 100, 100, 101]], Finding::Leads { uid: A, value: Difference(103) });
}

#[test]
fn differences_may_be_negative() {
    check(&[&[0, -10, -60], &[0, 5, 5]], Finding::Falls(slope(A, 0, -60, (0, 2))));
    check(&[&[-5, -5]], Finding::Constant);
}
