//! The charts of a run have the numbers of the run.

use yuma_engine::quantity::{Epoch, Share, Uid};
use yuma_engine::yuma::Quantity;
use yuma_playground::chart::{ChartKind, ChartMeasure, ChartModel, EpochEvent, Role, RunChart};
use yuma_scenario::compare::Finding;
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::{Edit, Matrix, Run, Scenario, presets, small};

const A: Uid = Uid(0);
const M1: Uid = Uid(2);
const EPOCHS: u16 = 12;

/// Two validators and two miners; A moves its weight away from M1 at epoch 5.
fn scenario() -> Scenario {
    let run = Edit::Timeline(TimelineEdit::Epochs(Epoch(EPOCHS))).apply(&small().unwrap()).unwrap();
    let turn = Edit::Cell { matrix: Matrix::Weights, row: A, column: M1, value: Some(Share(0)) };
    turn.apply_at(&run, Epoch(5)).unwrap()
}

fn model(chart: RunChart, kind: ChartKind) -> ChartModel {
    let scenario = scenario();
    let lines = chart.lines(&Run::whole(&scenario), &scenario);
    let name = |uid: Uid| scenario.neuron(uid).unwrap().name.clone();
    let events = vec![EpochEvent { epoch: Epoch(5), label: "A turns away".to_owned() }];
    chart.model(kind, &lines, &scenario, &name, events)
}

#[test]
fn each_chart_has_its_participants_and_measure() {
    for (chart, title, measure, names) in [
        (RunChart::Dividends, "chart.dividends", ChartMeasure::Proportion, vec!["A", "B"]),
        (RunChart::RelativePay, "chart.relative_pay", ChartMeasure::Ratio, vec!["A", "B"]),
        (RunChart::Incentives, "chart.incentives", ChartMeasure::Proportion, vec!["M1", "M2"]),
        (RunChart::ValidatorTrust, "chart.validator_trust", ChartMeasure::Proportion, vec!["A", "B"]),
        (RunChart::Consensus, "chart.consensus", ChartMeasure::Proportion, vec!["M1", "M2"]),
        (RunChart::BondsOfValidator(A), "chart.bonds_of_validator", ChartMeasure::Proportion, vec!["M1", "M2"]),
        (RunChart::BondsOnMiner(M1), "chart.bonds_on_miner", ChartMeasure::Proportion, vec!["A", "B"]),
        (RunChart::CumulativeEmission, "chart.cumulative_emission", ChartMeasure::Alpha, vec!["A", "B", "M1", "M2"]),
    ] {
        let model = model(chart, ChartKind::Lines);
        assert_eq!((model.title, model.measure), (title, measure));
        assert_eq!(model.series.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(), names, "{title}");
        assert_eq!((model.epoch_count(), model.events.len()), (usize::from(EPOCHS), 1), "{title}");
    }
    assert_eq!(model(RunChart::BondsOnMiner(M1), ChartKind::Heat).title, "chart.bonds_map_on_miner");
    assert_eq!(model(RunChart::BondsOfValidator(A), ChartKind::Lines).subject, "A");
}

#[test]
fn the_copiers_lower_pay_is_the_finding() {
    let copier = presets::scenario("copier").unwrap();
    let run = Run::whole(&copier);
    let finding = |chart: RunChart| chart.finding(&chart.lines(&run, &copier));
    let Finding::Apart(apart) = finding(RunChart::RelativePay) else { panic!("{:?}", finding(RunChart::RelativePay)) };
    let name = &copier.neuron(apart.uid).unwrap().name;
    assert!(name == "D" && apart.is_below && apart.epochs * 10 > apart.of * 8, "{name} {apart:?}");
    assert!(!matches!(finding(RunChart::Dividends), Finding::Apart(_)), "stakes differ by nature");
}

#[test]
fn shares_are_those_of_the_run() {
    let run = Run::whole(&scenario());
    for (chart, quantity) in [
        (RunChart::Dividends, Quantity::Dividends),
        (RunChart::Incentives, Quantity::Incentive),
        (RunChart::ValidatorTrust, Quantity::ValidatorTrust),
        (RunChart::Consensus, Quantity::Consensus),
    ] {
        for series in model(chart, ChartKind::Lines).series {
            let expected: Vec<i64> = run
                .series()
                .epochs()
                .first()
                .map(|epoch| run.series().shares(quantity, epoch)[series.participant.uid.index()].0.into())
                .collect();
            assert_eq!(series.stored, expected, "{quantity:?} of {}", series.name);
        }
    }
}

#[test]
fn bonds_are_those_that_each_epoch_finds() {
    let run = Run::whole(&scenario());
    let bonds = |validator, miner| -> Vec<i64> {
        let bond = |epoch| run.epoch_state(epoch).document().cell(Matrix::Bonds, validator, miner);
        Epoch(EPOCHS).first().map(|epoch| bond(epoch).unwrap_or_default().0.into()).collect()
    };
    for series in model(RunChart::BondsOfValidator(A), ChartKind::Lines).series {
        assert_eq!((series.participant.role, series.stored), (Role::Miner, bonds(A, series.participant.uid)));
    }
    for series in model(RunChart::BondsOnMiner(M1), ChartKind::Heat).series {
        assert_eq!((series.participant.role, series.stored), (Role::Validator, bonds(series.participant.uid, M1)));
    }
    assert!(bonds(A, M1).windows(2).any(|pair| pair[0] > pair[1]), "the turn shows");
}

#[test]
fn what_is_paid_adds_up() {
    let run = Run::whole(&scenario());
    for series in model(RunChart::CumulativeEmission, ChartKind::Lines).series {
        let epochs = run.series().epochs().first();
        let uid = series.participant.uid;
        let paid = epochs.map(|epoch| run.series().amounts(Quantity::Emission, epoch)[uid.index()].0 as i64);
        assert_eq!(series.stored.last(), Some(&paid.sum()), "{}", series.name);
    }
}

#[test]
fn bonds_of_a_run_that_keeps_few_states_have_gaps() {
    let scenario = scenario();
    let chart = RunChart::BondsOnMiner(M1);
    let mut lines = chart.lines(&Run::whole(&scenario), &scenario);
    lines.lines.iter_mut().for_each(|line| line.values.truncate(3));
    lines.stride = Epoch(4);
    assert_eq!(lines.epoch(Epoch(2)), Epoch(8));
    let series = chart.series(&lines, &scenario, &|_| String::new());
    let known: Vec<usize> = (0..series[0].values.len()).filter(|at| series[0].value(*at).is_some()).collect();
    assert_eq!((known, series[0].values.len()), (vec![0, 4, 8], 9));
    assert!(series[0].stored.is_empty());
}
