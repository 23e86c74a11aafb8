//! Properties of every run with any keyframes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::random_cases::random_cases;
use crate::scenarios::edits::{change, edit, of_timeline, when};
use crate::scenarios::preset;
use proptest::prelude::*;
use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::{Quantity, epoch};
use yuma_scenario::edit::{Sheet, TimelineEdit};
use yuma_scenario::link::{decode, encode, encode_whole};
use yuma_scenario::{Document, Edit, Run, Scenario, json_file, presets};

/// A small preset after some edits, with keyframes in a few epochs; skips edits that fail.
fn timelines() -> impl Strategy<Value = Scenario> {
    let small: Vec<&str> = presets::ids().filter(|&id| id != "subnet-15").collect();
    let edits = prop::collection::vec(prop_oneof![1 => edit(), 4 => of_timeline().prop_map(Edit::Timeline)], 0..30);
    (prop::sample::select(small), 2u16..9, edits).prop_map(|(id, epochs, edits)| {
        let start = Edit::Timeline(TimelineEdit::Epochs(Epoch(epochs))).apply(&preset(id)).unwrap();
        edits.iter().fold(start, |scenario, edit| edit.apply(&scenario).unwrap_or(scenario))
    })
}

/// Every epoch of one run is the same epoch of another.
fn check_same(one: &Run, other: &Run) -> Result<(), TestCaseError> {
    prop_assert_eq!(one.series(), other.series());
    for epoch in one.done().first() {
        prop_assert_eq!(one.epoch_state(epoch), other.epoch_state(epoch));
    }
    Ok(())
}

proptest! {
    #![proptest_config(random_cases(150))]

    #[test]
    fn links_and_files_hold_every_timeline(scenario in timelines()) {
        prop_assert_eq!(decode(&encode(&scenario)), Ok(scenario.clone()));
        prop_assert_eq!(decode(&encode_whole(&scenario)), Ok(scenario.clone()));
        prop_assert_eq!(json_file::import(&json_file::export(&scenario)), Ok(scenario));
    }

    #[test]
    fn every_moment_is_a_valid_scenario_whose_epoch_is_in_the_series(scenario in timelines()) {
        let run = Run::whole(&scenario);
        prop_assert_eq!(run.done(), scenario.timeline.epochs);
        for at in run.done().first() {
            let epoch_state = run.epoch_state(at);
            prop_assert_eq!(epoch_state.epoch(), at);
            prop_assert_eq!(Scenario::new(epoch_state.document().clone()), Ok(epoch_state.scenario()));
            let outcome = epoch(&epoch_state.input());
            prop_assert_eq!(run.series().shares(Quantity::Dividends, at), &outcome.dividends[..]);
            prop_assert_eq!(run.series().shares(Quantity::Stake, at), &outcome.stake_weight[..]);
            prop_assert_eq!(run.series().amounts(Quantity::Emission, at), &outcome.emission[..]);
            prop_assert_eq!(run.series().flags(Quantity::Active, at), &outcome.active[..]);
        }
    }

    #[test]
    fn without_keyframes_a_run_is_one_next_epoch_after_another(edits in prop::collection::vec(edit(), 0..20)) {
        // The moment of a run stands by itself: without time, and without anything to compare with.
        let still = |edit: &&Edit| !matches!(edit, Edit::Timeline(_) | Edit::Comparison(_));
        let edited = edits.iter().filter(still).fold(preset("lone-voice"), |s, e| e.apply(&s).unwrap_or(s));
        let run = Run::whole(&Edit::Timeline(TimelineEdit::Epochs(Epoch(6))).apply(&edited).unwrap());
        let mut scenario = edited;
        for at in run.done().first() {
            prop_assert_eq!(run.epoch_state(at).scenario(), scenario.clone());
            scenario = Edit::NextEpoch.apply(&scenario).unwrap();
        }
    }

    #[test]
    fn a_run_taken_up_again_is_the_whole_run(scenario in timelines(), rest in 0u16..9) {
        let mut run = Run::new(&scenario);
        while run.done() < Epoch(rest) && run.advance() {}
        let mut resumed = run.clone();
        while resumed.advance() {}
        check_same(&resumed, &Run::whole(&scenario))?;
    }

    #[test]
    fn a_changed_run_takes_over_what_stays(scenario in timelines(), edits in prop::collection::vec((edit(), when()), 1..4)) {
        let change = |s: Scenario, (edit, at): &(Edit, Epoch)| edit.apply_at(&s, *at).unwrap_or(s);
        let changed = edits.iter().fold(scenario.clone(), change);
        let mut continued = Run::whole(&scenario).continued(&changed);
        while continued.advance() {}
        check_same(&continued, &Run::whole(&changed))?;
    }

    #[test]
    fn an_edit_at_any_epoch_gives_a_scenario_or_a_reason(scenario in timelines(), edit in edit(), at in when()) {
        match edit.apply_at(&scenario, at) {
            Ok(changed) => {
                let document: Document = (*changed).clone();
                prop_assert_eq!(Scenario::new(document), Ok(changed));
            }
            Err(invalid) => prop_assert!(!invalid.to_string().is_empty()),
        }
    }

    #[test]
    fn an_edit_at_a_later_epoch_leaves_the_epochs_before(scenario in timelines(), edit in edit(), at in 1u16..8) {
        let is_of_the_moment = !matches!(edit, Edit::Timeline(_) | Edit::NextEpoch | Edit::RemoveNeuron(_)
            | Edit::Validates { .. } | Edit::Mines { .. } | Edit::Owner(_) | Edit::AddValidator { .. }
            | Edit::AddMiner { .. } | Edit::Sheet(Sheet { adds: true, .. }));
        prop_assume!(is_of_the_moment);
        if let Ok(changed) = edit.apply_at(&scenario, Epoch(at)) {
            let (before, after) = (Run::whole(&scenario), Run::whole(&changed));
            for epoch in Epoch(at).first() {
                let dividends = |run: &Run| run.series().shares(Quantity::Dividends, epoch).to_vec();
                prop_assert_eq!(dividends(&before), dividends(&after));
            }
        }
    }

    #[test]
    fn a_keyframe_moved_there_and_back_changes_nothing(scenario in timelines(), change in change()) {
        let (here, there) = (Epoch(3), Epoch(1_500));
        if let Ok(scenario) = Edit::Timeline(TimelineEdit::Set { epoch: here, change: change.clone() }).apply(&scenario) {
            for subject in [None, Some(change.subject())] {
                let moved = |from, to, scenario: &Scenario| {
                    Edit::Timeline(TimelineEdit::Move { from, to, subject }).apply(scenario)
                };
                if let Ok(away) = moved(here, there, &scenario) {
                    prop_assert_ne!(&away, &scenario);
                    prop_assert_eq!(moved(there, here, &away), Ok(scenario.clone()));
                }
            }
        }
    }
}
