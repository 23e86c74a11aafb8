//! The playhead: its range, edits and evaluations at it, and dragged keyframes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use yuma_engine::quantity::{Alpha, Epoch, Share, Uid};
use yuma_engine::yuma::trace;
use yuma_playground::store::import::{open_for_update, update_by_import};
use yuma_playground::store::{
    Action, Evaluation, NoticeKind, OpenDocument, Origin, State, ViewChange, evaluate, evaluate_epoch, reduce,
};
use yuma_scenario::edit::{NEW_STAKE, TimelineEdit};
use yuma_scenario::{Change, Edit, Invalid, Matrix, Run, Scenario, Stored, csv_stakes, csv_weights, import, small};

const A: Uid = Uid(0);
const M1: Uid = Uid(2);

fn edit(edit: Edit) -> Action {
    Action::Edit { edit, gesture: None }
}

fn epochs(count: u16) -> Action {
    edit(Edit::Timeline(TimelineEdit::Epochs(Epoch(count))))
}

fn set(value: u16) -> Action {
    edit(Edit::Cell { matrix: Matrix::Weights, row: A, column: M1, value: Some(Share(value)) })
}

fn seek(epoch: u16) -> Action {
    Action::View(ViewChange::Seek(Epoch(epoch)))
}

/// Returns the state of a run of eight epochs.
fn start() -> Rc<State> {
    after(&Rc::new(State::new(OpenDocument::new(Rc::new(small().unwrap()), Origin::Link))), [epochs(8)])
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), |state, action| reduce(&state, action))
}

fn keyframes(state: &State) -> Vec<u16> {
    state.document.scenario.timeline.keyframes().iter().map(|keyframe| keyframe.epoch.0).collect()
}

fn shown(evaluation: &Evaluation) -> u16 {
    evaluation.scenario.cell(Matrix::Weights, A, M1).unwrap().0
}

#[test]
fn the_playhead_stays_within_the_run() {
    for (name, actions, expected) in [
        ("moved", vec![seek(3)], 3),
        ("beyond the end", vec![seek(99)], 7),
        ("by steps", vec![seek(3), Action::View(ViewChange::Step(2)), Action::View(ViewChange::Step(-1))], 4),
        ("by steps beyond the beginning", vec![seek(3), Action::View(ViewChange::Step(-9))], 0),
        ("by steps beyond the end", vec![seek(3), Action::View(ViewChange::Step(i16::MAX))], 7),
        ("shortened", vec![seek(6), epochs(3)], 2),
        ("taken back", vec![epochs(20), seek(15), Action::Undo], 7),
        ("the next epoch", vec![seek(3), edit(Edit::NextEpoch)], 2),
        (
            "another scenario",
            vec![seek(3), Action::Open { scenario: Rc::new(small().unwrap()), origin: Origin::Link }],
            0,
        ),
    ] {
        assert_eq!(after(&start(), actions).view.shared.playhead, Epoch(expected), "{name}");
    }
    let state = after(&start(), [seek(3)]);
    assert!(Rc::ptr_eq(&after(&state, [seek(3)]), &state), "without effect");
    assert_eq!(after(&state, [Action::Undo]).document.scenario.timeline.epochs, Epoch(1), "a look is no step");
}

#[test]
fn edits_are_made_at_the_playhead() {
    let state = after(&start(), [set(1), seek(3), set(2), seek(5), set(3)]);
    assert_eq!(keyframes(&state), [3, 5]);
    let at = |epoch| shown(&evaluate(&state.document.scenario, Epoch(epoch)));
    assert_eq!([at(0), at(2), at(3), at(4), at(5), at(7)], [1, 1, 2, 2, 3, 3]);
    assert_eq!(keyframes(&after(&state, [Action::Undo])), [3]);
    let bonds = Edit::Cell { matrix: Matrix::Bonds, row: A, column: M1, value: Some(Share(1)) };
    let refused = after(&state, [edit(bonds)]);
    let expected = NoticeKind::EditRejected(Invalid::FollowsFromEpochs { stored: Stored::Bonds });
    assert_eq!(refused.notices.last().map(|notice| &notice.kind), Some(&expected));
    assert_eq!(refused.document.scenario, state.document.scenario);
}

/// Returns the action of a file that updates the open scenario.
fn updated(state: &State, at_playhead: &Scenario, text: &str) -> Action {
    let open = open_for_update(&state.document.scenario, at_playhead);
    let file = import::read(text).unwrap();
    let update = import::combine(open, &[("a.csv", &file)]).unwrap().update.unwrap();
    update_by_import(open, update.scenario)
}

#[test]
fn a_file_changes_the_epoch_under_the_playhead() {
    let state = after(&start(), [seek(3), set(2)]);
    let shown_at = |epoch| evaluate(&state.document.scenario, Epoch(epoch)).scenario;
    let stakes = csv_stakes::export(&shown_at(3)).replacen("10000", "1", 1);
    let imported = after(&state, [updated(&state, &shown_at(3), &stakes)]);
    let stake = |epoch| evaluate(&imported.document.scenario, Epoch(epoch)).scenario.neurons[0].alpha_stake;
    assert_eq!([stake(2), stake(3), stake(7)], [NEW_STAKE, Alpha(1_000_000_000), Alpha(1_000_000_000)]);
    assert_eq!(shown(&evaluate(&imported.document.scenario, Epoch(3))), 2, "weights stay");
    let weights = csv_weights::export(&shown_at(2));
    let imported = after(&state, [updated(&state, &shown_at(3), &weights)]);
    assert!(keyframes(&imported).is_empty(), "the row of before is no change");
}

#[test]
fn a_keyframe_is_dragged_past_others_in_one_step() {
    let keyed = |epoch, amount| {
        edit(Edit::Timeline(TimelineEdit::Set { epoch: Epoch(epoch), change: Change::Emission(Alpha(amount)) }))
    };
    let state = after(&start(), [keyed(2, 20), keyed(4, 40)]);
    let drag = |to| {
        let moved = TimelineEdit::Move { from: Epoch(2), to: Epoch(to), subject: None };
        Action::Edit { edit: Edit::Timeline(moved), gesture: Some(1) }
    };
    let dragged = after(&state, [drag(3), drag(4), drag(5)]);
    assert_eq!(keyframes(&dragged), [4, 5], "what was passed stays");
    assert_eq!(after(&dragged, [Action::Undo]).document.scenario, state.document.scenario);
    let back = after(&state, [drag(3), drag(4), drag(2)]);
    assert_eq!((&back.document.scenario, keyframes(&back)), (&state.document.scenario, vec![2, 4]));
    assert_eq!(keyframes(&after(&back, [drag(6), Action::Undo])), [2, 4]);
}

#[test]
fn the_epoch_under_the_playhead_is_evaluated() {
    let single = Rc::new(small().unwrap());
    let evaluation = evaluate(&single, Epoch(0));
    assert!(Rc::ptr_eq(&evaluation.scenario, &single), "a single epoch has nothing to carry over");
    assert_eq!(*evaluation.trace, trace(&single.epoch_input()));
    assert_eq!(evaluation.run.done(), Epoch(1));

    let state = after(&start(), [seek(3), set(2)]);
    let third = evaluate(&state.document.scenario, Epoch(3));
    let run = Run::whole(&state.document.scenario);
    assert_eq!((third.run.series(), third.epoch), (run.series(), Epoch(3)));
    assert_eq!(*third.input, run.epoch_state(Epoch(3)).input());
    assert_eq!(*third.trace, trace(&third.input));
    let fifth = third.at(Epoch(5));
    assert_eq!(*fifth.input, run.epoch_state(Epoch(5)).input());
    assert!(Rc::ptr_eq(&fifth.run, &third.run) && fifth != third && third.at(Epoch(3)) == third);

    let changed = after(&state, [seek(5), set(9)]);
    let evaluation = third.changed(&changed.document.scenario, Epoch(5));
    assert_eq!(shown(&evaluation), 9);
    assert_eq!(evaluation.run.series(), Run::whole(&changed.document.scenario).series());
}

#[test]
fn a_run_that_goes_on_is_looked_at_where_it_is() {
    let state = after(&start(), [seek(3), set(2)]);
    let mut run = Run::new(&state.document.scenario);
    assert_eq!(evaluate_epoch(Rc::new(run.clone()), Epoch(7)).epoch, Epoch(0));
    while run.done() < Epoch(4) && run.advance() {}
    let evaluation = evaluate_epoch(Rc::new(run), Epoch(7));
    assert_eq!((evaluation.epoch, shown(&evaluation)), (Epoch(3), 2));
}

#[test]
fn what_the_last_edit_changed_can_be_looked_at() {
    let opened = Rc::new(State::new(OpenDocument::new(Rc::new(small().unwrap()), Origin::Link)));
    assert_eq!(opened.before_last_edit(), None);
    let state = start();
    assert_eq!(state.before_last_edit(), Some(&opened.document.scenario));
    let edited = after(&state, [seek(5), set(40_000)]);
    assert_eq!(edited.before_last_edit(), Some(&state.document.scenario));
    assert_eq!(
        after(&edited, [Action::Undo]).before_last_edit(),
        Some(&opened.document.scenario),
        "what undo brings back now"
    );
    let other = Action::Open { scenario: Rc::new(small().unwrap()), origin: Origin::Link };
    assert_eq!(after(&edited, [other]).before_last_edit(), None, "opening is no edit");
}

#[test]
fn a_counterpart_is_the_same_epoch_of_another_scenario() {
    let state = after(&start(), [seek(5), set(40_000)]);
    let now = evaluate(&state.document.scenario, Epoch(6));
    let before = state.before_last_edit().unwrap();
    let counterpart = now.counterpart(before, usize::MAX).unwrap();
    assert_eq!(counterpart.epoch, Epoch(6));
    assert_eq!(*counterpart.trace, *evaluate(before, Epoch(6)).trace);
    assert_eq!(counterpart.run.done(), Epoch(7), "no further epoch runs");
    assert!(now.counterpart(&small().unwrap(), usize::MAX).is_none(), "a single epoch ends before");
}
