//! The neurons of two documents by identity, and their pay in several runs.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use yuma_engine::quantity::{Alpha, Epoch, Uid};
use yuma_engine::yuma::Quantity;
use yuma_engine::yuma::attribution::Difference;
use yuma_scenario::compare::{Lane, Line, counterpart, differences_of, pay_comparisons};
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::{Document, Edit, HyperparameterPreset, LaneHyperparameters, Run, Scenario, small};

/// A and B weigh M1 and M2.
fn base() -> Scenario {
    small().unwrap()
}

fn after(edits: &[Edit]) -> Scenario {
    edits.iter().fold(base(), |scenario, edit| edit.apply(&scenario).unwrap())
}

fn rename(uid: u16, name: &str) -> Edit {
    Edit::Rename { uid: Uid(uid), name: name.to_owned() }
}

#[test]
fn who_is_meant_is_who_has_the_name_or_the_slot() {
    let remove = |uid| Edit::RemoveNeuron(Uid(uid));
    for (name, present, expected) in [
        ("nothing changed", after(&[]), [Some(0), Some(1), Some(2), Some(3)].to_vec()),
        ("one is renamed", after(&[rename(2, "Bob")]), [Some(0), Some(1), Some(2), Some(3)].to_vec()),
        (
            "two trade names",
            after(&[rename(2, "x"), rename(3, "M1"), rename(2, "M2")]),
            vec![Some(0), Some(1), Some(3), Some(2)],
        ),
        ("one goes", after(&[remove(1)]), vec![Some(0), Some(2), Some(3)]),
        ("one comes", after(&[Edit::AddMiner { name: "M3".into() }]), vec![Some(0), Some(1), Some(2), Some(3), None]),
        (
            "one goes, another comes",
            after(&[remove(3), Edit::AddMiner { name: "M9".into() }]),
            vec![
                Some(0),
                Some(1),
                Some(2),
                // It has taken the slot of M2.
                Some(3),
            ],
        ),
        ("nobody has a name", after(&[rename(2, ""), rename(3, "")]), vec![Some(0), Some(1), Some(2), Some(3)]),
    ] {
        let found: Vec<_> =
            Uid::all(present.uid_count()).map(|uid| counterpart(&present, uid, &base()).map(|uid| uid.0)).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn lines_differ_from_those_of_their_counterparts() {
    let line = |uid, values: &[i128]| Line { uid: Uid(uid), values: values.iter().copied().map(Difference).collect() };
    let (lines, others) = ([line(0, &[5, 6]), line(1, &[7, 8, 9])], [line(4, &[1, 10])]);
    let differences = differences_of(&lines, &others, |uid| (uid == Uid(0)).then_some(Uid(4)));
    assert_eq!(differences, [line(0, &[4, -4]), line(1, &[7, 8, 9])]);
}

#[test]
fn a_shorter_run_differs_as_far_as_it_goes() {
    let line = |values: &[i128]| Line { uid: Uid(0), values: values.iter().copied().map(Difference).collect() };
    assert_eq!(differences_of(&[line(&[1, 2, 3])], &[line(&[1])], Some), [line(&[0])]);
}

fn run(scenario: &Scenario) -> Run {
    Run::whole(scenario)
}

#[test]
fn whom_the_runs_treat_most_differently_comes_first() {
    let epochs = Edit::Timeline(TimelineEdit::Epochs(Epoch(6)));
    let stake = Edit::AlphaStake { uid: Uid(0), stake: Alpha(9_000_000_000_000) };
    let (first, second) = (after(std::slice::from_ref(&epochs)), after(&[epochs, stake]));
    let runs = [run(&first), run(&second)];
    let lanes: Vec<(&Document, &dyn Lane)> = vec![(&first, runs[0].series()), (&second, runs[1].series())];
    let pay_comparisons = pay_comparisons(&second, &lanes);
    let sizes: Vec<i128> =
        pay_comparisons.iter().map(|pay_comparison| pay_comparison.gain(1).difference().size()).collect();
    assert!(sizes[0] > 0 && sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
    for pay_comparison in &pay_comparisons {
        let paid = [0, 1].map(|lane| {
            let series = runs[lane].series();
            Alpha(
                series
                    .epochs()
                    .first()
                    .map(|epoch| series.amounts(Quantity::Emission, epoch)[pay_comparison.uid.index()].0)
                    .sum(),
            )
        });
        let gain = pay_comparison.gain(1);
        assert_eq!([gain.before, gain.after], paid);
        let pays: Vec<_> = pay_comparison.lanes.iter().map(|pay| pay.unwrap()).collect();
        assert_eq!([pays[0].difference, pays[1].difference], [Difference(0), gain.difference()]);
        let validates = second.validators.contains(&pay_comparison.uid);
        assert_eq!(pays[0].per_stake.is_some(), validates, "only validators are paid per stake");
    }
}

#[test]
fn who_has_no_part_in_a_run_gets_nothing_there() {
    let (first, second) = (base(), after(&[Edit::AddMiner { name: "M3".into() }]));
    let runs = [run(&first), run(&second)];
    let lanes: Vec<(&Document, &dyn Lane)> = vec![(&first, runs[0].series()), (&second, runs[1].series())];
    let pay_comparisons = pay_comparisons(&second, &lanes);
    let newcomer = pay_comparisons.iter().find(|pay_comparison| pay_comparison.uid == Uid(4)).unwrap();
    assert!(newcomer.lanes[0].is_none() && newcomer.lanes[1].is_some());
    assert_eq!(newcomer.gain(1).before, Alpha(0));
}

#[test]
fn a_lane_pays_as_its_hyperparameters() {
    let lane = LaneHyperparameters::Preset(HyperparameterPreset::Yuma2).applied(&base());
    let alone = Edit::HyperparameterPreset(HyperparameterPreset::Yuma2).apply(&base()).unwrap();
    let emission = |scenario: &Scenario| run(scenario).series().amounts(Quantity::Emission, Epoch(0)).to_vec();
    assert_eq!(emission(&lane), emission(&alone));
}
