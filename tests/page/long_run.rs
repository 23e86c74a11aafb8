//! Long runs: the run is unchanged by the transfer from the worker to the page.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use yuma_engine::quantity::Epoch;
use yuma_engine::yuma::epoch;
use yuma_playground::jobs::outcome_bytes;
use yuma_playground::store::evaluate;
use yuma_playground::store::evaluation::IMMEDIATE_COST;
use yuma_scenario::edit::TimelineEdit;
use yuma_scenario::presets::{self, Group};
use yuma_scenario::{Edit, Run, Scenario, json_file};

/// Runs a scenario from its file as the worker does, and returns the outcomes from an epoch on.
fn computed_elsewhere(scenario: &Scenario, known: Epoch) -> Vec<u8> {
    let mut run = Run::new(&json_file::import(&json_file::export(scenario)).unwrap());
    let mut bytes = Vec::new();
    while !run.is_complete() {
        let is_new = run.done() >= known;
        run.advance_by(|_, input| {
            let outcome = epoch(input);
            if is_new {
                outcome_bytes::write(&outcome, &mut bytes);
            }
            outcome
        });
    }
    bytes
}

#[test]
fn a_run_that_is_taken_over_is_the_run() {
    for id in Group::OverTime.ids() {
        let scenario = presets::scenario(id).unwrap();
        for known in [Epoch(0), Epoch(7)] {
            let bytes = computed_elsewhere(&scenario, known);
            let mut rest = bytes.as_slice();
            let mut run = Run::new(&scenario);
            (0..known.0).for_each(|_| assert!(run.advance()));
            while let Some(outcome) = outcome_bytes::read(&mut rest) {
                assert!(run.take_over(outcome), "{id}: no epoch too many");
            }
            assert!(rest.is_empty() && run.is_complete(), "{id}");
            let whole = Run::whole(&scenario);
            assert_eq!(run.series(), whole.series(), "{id}");
            for epoch in run.epochs().first() {
                assert_eq!(run.epoch_state(epoch), whole.epoch_state(epoch), "{id}, {epoch:?}");
            }
        }
    }
}

#[test]
fn a_worker_goes_on_with_the_first_epoch_that_the_page_lacks() {
    for id in Group::OverTime.ids() {
        let scenario = presets::scenario(id).unwrap();
        let mut ahead = Run::new(&scenario);
        (0..20).for_each(|_| assert!(ahead.advance()));
        for (known, done) in [(0, 0), (12, 12), (19, 19), (20, 19), (30, 19)] {
            let mut run = ahead.continued_within(&scenario, Epoch(known));
            assert_eq!(run.done(), Epoch(done), "{id}: the page has {known}");
            while run.advance() {}
            assert_eq!(run.series(), Run::whole(&scenario).series(), "{id}: the page has {known}");
        }
    }
}

#[test]
fn bytes_that_end_early_are_no_outcome() {
    let bytes = computed_elsewhere(&presets::scenario("merge").unwrap(), Epoch(39));
    for end in 0..bytes.len() {
        assert_eq!(outcome_bytes::read(&mut &bytes[..end]), None, "{end} bytes");
    }
    assert!(outcome_bytes::read(&mut bytes.as_slice()).is_some());
}

#[test]
fn the_page_runs_at_once_what_is_short_and_the_beginning_of_the_rest() {
    let of = |id: &str, epochs: u16| {
        let edit = Edit::Timeline(TimelineEdit::Epochs(Epoch(epochs)));
        Rc::new(edit.apply(&presets::scenario(id).unwrap()).unwrap())
    };
    for id in presets::ids().filter(|&id| id != "subnet-15") {
        assert!(evaluate(&of(id, 1_000), Epoch(0)).run.is_complete(), "{id}");
    }
    let long = of("subnet-15", 500);
    let evaluation = evaluate(&long, Epoch(400));
    let (done, run) = (evaluation.run.done(), &evaluation.run);
    assert!(done > Epoch(0) && !run.is_complete());
    assert!(Run::new(&long).work_left() - run.work_left() < 2 * IMMEDIATE_COST);
    assert_eq!(evaluation.epoch, Epoch(done.0 - 1), "the last complete epoch is evaluated");
    assert_eq!(evaluation.at(Epoch(450)), evaluation, "and goes on to do so");

    let whole = Rc::new(Run::whole(&long));
    let with_run = evaluation.with_run(Rc::clone(&whole), Epoch(400));
    assert_eq!(with_run.epoch, Epoch(400));
    assert_eq!(*with_run.input, whole.epoch_state(Epoch(400)).input());
}
