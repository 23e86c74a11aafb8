//! Comparisons in the state: changes can be undone, and the runs match the scenarios.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use crate::storage::FakeStorage;
use yuma_engine::quantity::{Epoch, Share, Uid};
use yuma_playground::store::start::start;
use yuma_playground::store::{Action, Consensus, LaneName, Lanes, OpenDocument, Origin, State, evaluate, reduce};
use yuma_scenario::edit::{ComparisonEdit, TimelineEdit};
use yuma_scenario::{
    Comparison, Edit, HyperparameterPreset, LaneHyperparameters, LaneSet, Matrix, Run, Scenario, small,
};

fn edit(edit: Edit) -> Action {
    Action::Edit { edit, gesture: None }
}

fn compare(change: ComparisonEdit) -> Action {
    edit(Edit::Comparison(change))
}

fn set(value: u16) -> Action {
    edit(Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(2), value: Some(Share(value)) })
}

fn epochs(count: u16) -> Action {
    edit(Edit::Timeline(TimelineEdit::Epochs(Epoch(count))))
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    let state = Rc::new(State::new(OpenDocument::new(Rc::new(small().unwrap()), Origin::Link)));
    actions.into_iter().fold(state, |state, action| reduce(&state, action))
}

fn lanes(state: &State, before: &Lanes) -> Lanes {
    let own = evaluate(&state.document.scenario, Epoch(0)).run;
    let mut lanes = Lanes::of(&state.document.scenario, &own, before);
    while lanes.advance(&own) {}
    lanes
}

/// Checks that each lane equals a separate run of its scenario.
fn check(lanes: &Lanes) {
    assert!(lanes.is_complete());
    for lane in lanes.iter() {
        assert_eq!(lane.run.series(), Run::whole(&lane.scenario).series(), "{:?}", lane.name);
    }
}

#[test]
fn every_change_of_a_comparison_is_undone() {
    let before = [epochs(3), compare(ComparisonEdit::Pin), set(7)];
    for change in
        [ComparisonEdit::Pin, ComparisonEdit::Swap, ComparisonEdit::Hyperparameters(LaneSet::ALL), ComparisonEdit::End]
    {
        let now = after(before.clone());
        let changed = reduce(&now, compare(change.clone()));
        assert_ne!(changed.document.scenario, now.document.scenario, "{change:?}");
        assert_eq!(reduce(&changed, Action::Undo).document.scenario, now.document.scenario, "{change:?}");
    }
}

#[test]
fn a_comparison_is_kept_between_visits() {
    let state = after([compare(ComparisonEdit::Pin), set(7)]);
    let kept = FakeStorage::holding(&[&state.document.scenario]);
    assert_eq!(
        start::<Consensus>("", &kept, (small().unwrap(), Origin::Link)).document.scenario,
        state.document.scenario
    );
}

#[test]
fn a_pinned_run_stays_while_the_present_one_is_edited() {
    let pinned = after([epochs(4), compare(ComparisonEdit::Pin)]);
    let first = lanes(&pinned, &Lanes::default());
    let second = lanes(&reduce(&pinned, set(7)), &first);
    assert_eq!(second.iter().map(|lane| lane.name).collect::<Vec<_>>(), [LaneName::Pinned, LaneName::Present]);
    assert!(Rc::ptr_eq(&first[0].run, &second[0].run), "it does not run again");
    assert_ne!(second[0].run.series(), second[1].run.series());
    check(&second);
}

#[test]
fn lanes_of_presets_follow_every_edit() {
    let state = after([epochs(4), compare(ComparisonEdit::Hyperparameters(LaneSet::ALL))]);
    let first = lanes(&state, &Lanes::default());
    check(&first);
    let second = lanes(&reduce(&state, set(7)), &first);
    check(&second);
    let names = LaneHyperparameters::ALL.map(LaneName::Hyperparameters);
    assert_eq!(second.iter().map(|lane| lane.name).collect::<Vec<_>>(), names);
    let own = LaneHyperparameters::Preset(HyperparameterPreset::of(&state.document.scenario.parameters));
    let twin = second.iter().find(|lane| lane.name == LaneName::Hyperparameters(own)).unwrap();
    assert!(
        Rc::ptr_eq(&twin.run, &second[0].run),
        "a preset equal to the scenario's own hyperparameters does not run twice"
    );
}

#[test]
fn runs_can_be_interrupted() {
    let state = after([epochs(9), compare(ComparisonEdit::Hyperparameters(LaneSet::ALL))]);
    let own = evaluate(&state.document.scenario, Epoch(0)).run;
    let mut interrupted = Lanes::of(&state.document.scenario, &own, &Lanes::default());
    let done = |lanes: &Lanes| lanes.iter().map(|lane| lane.run.done().index()).sum::<usize>();
    let before = done(&interrupted);
    for epochs in 1..=5 {
        assert!(interrupted.advance(&own));
        assert_eq!(done(&interrupted), before + epochs, "an epoch at a time");
    }
    assert!(!interrupted.is_complete());
    while interrupted.advance(&own) {}
    check(&interrupted);
}

#[test]
fn the_page_does_a_bounded_part_of_the_work() {
    let state = after([epochs(9), compare(ComparisonEdit::Hyperparameters(LaneSet::ALL))]);
    let own = evaluate(&state.document.scenario, Epoch(0)).run;
    let begun = |cost| {
        let mut lanes = Lanes::of(&state.document.scenario, &own, &Lanes::default());
        lanes.advance_within(&own, cost);
        lanes
    };
    assert_eq!(begun(0)[1].run.done(), Epoch(0));
    let partial = begun(1);
    assert_eq!(partial[1].run.done(), Epoch(1), "the work is done in whole epochs");
    check(&begun(usize::MAX));
}

#[test]
fn a_run_from_elsewhere_completes_its_lane() {
    let state = after([epochs(9), compare(ComparisonEdit::Pin), set(7)]);
    let own = evaluate(&state.document.scenario, Epoch(0)).run;
    let mut lanes = Lanes::of(&state.document.scenario, &own, &Lanes::default());
    let lane = lanes[0].scenario.clone();
    let again = Lanes::of(&state.document.scenario, &own, &lanes);
    assert!(Rc::ptr_eq(&lane, &again[0].scenario), "an unchanged lane is recognized");
    assert!(!lanes.take_over(&Rc::new(Scenario::clone(&lane)), Rc::new(Run::whole(&lane))), "it is another scenario");
    assert!(lanes.take_over(&lane, Rc::new(Run::whole(&lane))));
    check(&lanes);
}

#[test]
fn the_own_run_goes_on_elsewhere() {
    let state = after([epochs(9), compare(ComparisonEdit::Pin), set(7)]);
    let own = Rc::new(Run::new(&state.document.scenario));
    let mut lanes = Lanes::of(&state.document.scenario, &own, &Lanes::default());
    while lanes.advance(&own) {}
    assert!(lanes[0].run.is_complete() && Rc::ptr_eq(&lanes[1].run, &own) && !lanes.is_complete());
    let arrived = Rc::new(Run::whole(&state.document.scenario));
    let complete = Lanes::of(&state.document.scenario, &arrived, &lanes);
    assert!(Rc::ptr_eq(&complete[0].run, &lanes[0].run), "the pinned one does not run again");
    check(&complete);
}

#[test]
fn nothing_is_compared_at_first() {
    let state = after([]);
    assert_eq!(state.document.scenario.comparison, Comparison::None);
    assert!(lanes(&state, &Lanes::default()).is_empty());
}
