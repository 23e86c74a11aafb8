//! The comparison of a scenario: pinning, swapping, lanes of hyperparameters.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::scenarios::preset;
use yuma_engine::quantity::{Epoch, Share};
use yuma_engine::yuma::Hyperparameter;
use yuma_scenario::edit::{ComparisonEdit, TimelineEdit};
use yuma_scenario::{
    Change, Comparison, Document, Edit, HyperparameterPreset, LaneHyperparameters, LaneSet, Matrix, Pinned, Run,
    Scenario,
};

fn compare(scenario: &Scenario, edit: ComparisonEdit) -> Scenario {
    Edit::Comparison(edit).apply(scenario).unwrap()
}

fn changed(scenario: &Scenario) -> Scenario {
    let (row, column) = (scenario.validators[0], scenario.miners[0]);
    Edit::Cell { matrix: Matrix::Weights, row, column, value: Some(Share(1)) }.apply(scenario).unwrap()
}

fn pinned(scenario: &Scenario) -> &Pinned {
    match &scenario.comparison {
        Comparison::Pinned(pinned) => pinned,
        other => panic!("nothing is pinned: {other:?}"),
    }
}

#[test]
fn what_is_pinned_stays_while_the_present_is_edited() {
    let voice = preset("lone-voice");
    let edited = changed(&compare(&voice, ComparisonEdit::Pin));
    assert_eq!(**pinned(&edited), voice);
    assert_ne!(edited.weights, voice.weights);
}

#[test]
fn a_pinned_scenario_pins_no_other() {
    let twice = compare(&compare(&preset("lone-voice"), ComparisonEdit::Pin), ComparisonEdit::Pin);
    assert_eq!(pinned(&twice).comparison, Comparison::None);
}

#[test]
fn swapping_twice_changes_nothing() {
    let edited = changed(&compare(&preset("lone-voice"), ComparisonEdit::Pin));
    let swapped = compare(&edited, ComparisonEdit::Swap);
    assert_eq!(swapped.weights, pinned(&edited).weights);
    assert_eq!(pinned(&swapped).weights, edited.weights);
    assert_eq!(compare(&swapped, ComparisonEdit::Swap), edited);
}

#[test]
fn only_what_is_pinned_can_be_swapped() {
    let voice = preset("lone-voice");
    let under_all = compare(&voice, ComparisonEdit::Hyperparameters(LaneSet::ALL));
    for scenario in [voice, under_all] {
        assert_eq!(compare(&scenario, ComparisonEdit::Swap), scenario);
    }
}

#[test]
fn an_end_leaves_the_present_alone() {
    let edited = changed(&compare(&preset("lone-voice"), ComparisonEdit::Pin));
    let ended = compare(&edited, ComparisonEdit::End);
    assert_eq!(Document { comparison: Comparison::None, ..(*edited).clone() }, *ended);
}

#[test]
fn the_next_epoch_keeps_the_comparison() {
    let edited = compare(&preset("lone-voice"), ComparisonEdit::Pin);
    assert_eq!(Edit::NextEpoch.apply(&edited).unwrap().comparison, edited.comparison);
}

#[test]
fn comparing_does_not_change_what_is_paid() {
    let voice = preset("lone-voice");
    let compared = compare(&voice, ComparisonEdit::Pin);
    assert_eq!(Run::whole(&compared).series(), Run::whole(&voice).series());
    let continued = Run::whole(&voice).continued(&compared);
    assert_eq!(continued.epoch_state(Epoch(0)), Run::new(&compared).epoch_state(Epoch(0)));
}

#[test]
fn lanes_are_chosen_one_by_one_and_keep_their_order() {
    let lanes = LaneSet::NONE
        .with(LaneHyperparameters::Preset(HyperparameterPreset::Yuma3), true)
        .with(LaneHyperparameters::Own, true);
    assert_eq!(
        lanes.chosen().collect::<Vec<_>>(),
        [LaneHyperparameters::Own, LaneHyperparameters::Preset(HyperparameterPreset::Yuma3)]
    );
    assert_eq!(
        lanes.with(LaneHyperparameters::Own, false).chosen().collect::<Vec<_>>(),
        [LaneHyperparameters::Preset(HyperparameterPreset::Yuma3)]
    );
    assert!(LaneHyperparameters::ALL.into_iter().all(|lane| LaneSet::ALL.has(lane) && !LaneSet::NONE.has(lane)));
}

/// Yuma 2 that becomes Yuma 3 at epoch 2, when kappa changes too.
fn in_mid_run() -> Scenario {
    let frame = |hyperparameter, raw| {
        let change = Change::Hyperparameter { hyperparameter, raw };
        Edit::Timeline(TimelineEdit::Set { epoch: Epoch(2), change })
    };
    let edits = [
        Edit::HyperparameterPreset(HyperparameterPreset::Yuma2),
        Edit::Timeline(TimelineEdit::Epochs(Epoch(4))),
        frame(Hyperparameter::YumaVersion, 1),
        frame(Hyperparameter::LiquidAlpha, 1),
        frame(Hyperparameter::Kappa, 40_000),
    ];
    edits.into_iter().fold(preset("lone-voice"), |scenario, edit| edit.apply(&scenario).unwrap())
}

#[test]
fn a_preset_applies_in_every_epoch() {
    let scenario = compare(&in_mid_run(), ComparisonEdit::Hyperparameters(LaneSet::ALL));
    for (hyperparameters, versions) in [
        (LaneHyperparameters::Own, [HyperparameterPreset::Yuma2, HyperparameterPreset::Yuma3LiquidAlpha]),
        (LaneHyperparameters::Preset(HyperparameterPreset::Yuma2), [HyperparameterPreset::Yuma2; 2]),
        (LaneHyperparameters::Preset(HyperparameterPreset::Yuma3), [HyperparameterPreset::Yuma3; 2]),
        (
            LaneHyperparameters::Preset(HyperparameterPreset::Yuma3LiquidAlpha),
            [HyperparameterPreset::Yuma3LiquidAlpha; 2],
        ),
    ] {
        let lane = hyperparameters.applied(&scenario);
        assert_eq!(Scenario::new((*lane).clone()), Ok(lane.clone()), "{hyperparameters:?} is valid");
        assert_eq!(lane.comparison, Comparison::None, "{hyperparameters:?}");
        let run = Run::whole(&lane);
        let at = |epoch| HyperparameterPreset::of(&run.epoch_state(Epoch(epoch)).document().parameters);
        assert_eq!([at(0), at(3)], versions, "{hyperparameters:?}");
        assert_eq!(
            run.epoch_state(Epoch(3)).document().parameters.kappa,
            Share(40_000),
            "{hyperparameters:?} leaves kappa alone"
        );
    }
}
