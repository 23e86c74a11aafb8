//! The reducer: undo, opening, view and notices.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use crate::scenarios::preset;
use yuma_engine::quantity::{Epoch, Share, Uid};
use yuma_playground::store::import::{open_for_update, open_imported, update_by_import};
use yuma_playground::store::paste::{Offer, OfferKind, PasteTarget, paste};
use yuma_playground::store::{
    Action, Lens, NoticeKind, OpenDocument, Origin, Selection, State, ViewChange, evaluate, reduce,
};
use yuma_scenario::edit::Beyond;
use yuma_scenario::pasted::Numbers;
use yuma_scenario::table::FirstColumn;
use yuma_scenario::{Edit, Invalid, List, Matrix, Scenario, csv_stakes, import, presets};

const A: Uid = Uid(0);
const M1: Uid = Uid(5);
const M4: Uid = Uid(8);

fn start() -> Rc<State> {
    let opening = Rc::new(preset("lone-voice"));
    Rc::new(State::new(OpenDocument::new(opening, Origin::Preset("lone-voice".into()))))
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), |state, action| reduce(&state, action))
}

fn set(value: u16, gesture: Option<u32>) -> Action {
    let edit = Edit::Cell { matrix: Matrix::Weights, row: A, column: M1, value: Some(Share(value)) };
    Action::Edit { edit, gesture }
}

fn open(id: &str) -> Action {
    Action::Open { scenario: Rc::new(preset(id)), origin: Origin::Preset(id.into()) }
}

fn shown(state: &State) -> u16 {
    state.document.scenario.cell(Matrix::Weights, A, M1).unwrap().0
}

#[test]
fn undo_and_redo_walk_the_steps() {
    let edited = after(&start(), [set(1, None), set(2, None), set(3, None)]);
    let walk = [
        (Action::Undo, 2, true, true),
        (Action::Undo, 1, true, true),
        (Action::Redo, 2, true, true),
        (Action::Redo, 3, true, false),
        (Action::Redo, 3, true, false),
        (Action::Undo, 2, true, true),
        (set(9, None), 9, true, false),
        (Action::Undo, 2, true, true),
        (Action::Undo, 1, true, true),
        (Action::Undo, 26_214, false, true),
        (Action::Undo, 26_214, false, true),
    ];
    let mut state = edited;
    for (index, (action, value, can_undo, can_redo)) in walk.into_iter().enumerate() {
        state = reduce(&state, action);
        assert_eq!((shown(&state), state.can_undo(), state.can_redo()), (value, can_undo, can_redo), "step {index}");
    }
    assert!(
        Rc::ptr_eq(&state.document.scenario, &start().document.scenario)
            || state.document.scenario == start().document.scenario
    );
}

#[test]
fn a_drag_is_one_step() {
    for (name, gestures, steps) in [
        ("one drag", [Some(1), Some(1), Some(1)], 1),
        ("two drags", [Some(1), Some(1), Some(2)], 2),
        ("typed between", [Some(1), None, Some(1)], 3),
        ("typed", [None, None, None], 3),
    ] {
        let mut state = after(&start(), gestures.into_iter().zip(1..).map(|(gesture, value)| set(value, gesture)));
        let mut found = 0;
        while state.can_undo() {
            state = reduce(&state, Action::Undo);
            found += 1;
        }
        assert_eq!((found, shown(&state)), (steps, 26_214), "{name}");
    }
    let away_and_back = after(&start(), [set(1, Some(1)), set(26_214, Some(1))]);
    assert!(!away_and_back.can_undo(), "a drag that ends where it began is no step");
    let on = after(&away_and_back, [set(2, Some(1)), set(3, Some(1)), Action::Undo]);
    assert_eq!((shown(&on), on.can_undo()), (26_214, false));
    let continued = after(&start(), [set(1, Some(1)), Action::Undo, set(2, Some(1)), Action::Undo]);
    assert_eq!(shown(&continued), 26_214, "a step that was taken back is not continued");
}

#[test]
fn a_canceled_gesture_leaves_no_step() {
    for (name, actions, expected) in [
        ("the last one", vec![set(1, None), set(2, Some(1)), set(3, Some(1)), Action::Cancel(1)], (1, true, false)),
        ("twice", vec![set(1, None), set(2, Some(1)), Action::Cancel(1), Action::Cancel(1)], (1, true, false)),
        ("without effect", vec![set(1, None), set(1, Some(1)), Action::Cancel(1)], (1, true, false)),
        ("another one", vec![set(1, Some(1)), set(2, Some(2)), Action::Cancel(1)], (2, true, false)),
        ("continued", vec![set(2, Some(1)), Action::Cancel(1), set(3, Some(1)), Action::Undo], (26_214, false, true)),
    ] {
        let state = after(&start(), actions);
        assert_eq!((shown(&state), state.can_undo(), state.can_redo()), expected, "{name}");
    }
}

#[test]
fn an_action_without_effect_gives_the_very_state() {
    let state = after(&reduce(&start(), Action::View(ViewChange::Select(Selection::None))), [set(1, None)]);
    for action in [
        set(1, None),
        Action::Replace { scenario: Rc::new((*state.document.scenario).clone()), gesture: None },
        Action::OpenPrevious,
        Action::Redo,
        Action::View(ViewChange::Select(Selection::None)),
        Action::View(ViewChange::Select(Selection::Miner(Uid(77)))),
        Action::View(ViewChange::SetLens(Lens::StoredWeights)),
        Action::View(ViewChange::KeepSum(true)),
        Action::View(ViewChange::ShowRaw(false)),
        Action::Dismiss(0),
    ] {
        assert!(Rc::ptr_eq(&reduce(&state, action.clone()), &state), "{action:?}");
    }
}

#[test]
fn every_change_has_its_own_revision() {
    let actions = [set(1, None), set(2, Some(1)), set(3, Some(1)), Action::Undo, Action::Redo, open("clipping")];
    let mut revisions = vec![0];
    let mut state = start();
    for action in actions {
        state = reduce(&state, action);
        revisions.push(state.revision);
    }
    assert!(revisions.is_sorted_by(|one, next| one < next), "{revisions:?}");
}

#[test]
fn memory_stays_flat() {
    let edits = |count: u16| after(&start(), (0..count).map(|value| set(value, None)));
    let mut state = edits(1_000);
    let mut steps = 0;
    while state.can_undo() {
        state = reduce(&state, Action::Undo);
        steps += 1;
    }
    assert_eq!((steps, shown(&state)), (200, 799), "the last 200 steps are kept");
}

#[test]
fn opening_leaves_the_earlier_work_one_click_away() {
    let step_to = after(&start(), [set(1, None)]);
    let opened = reduce(&step_to, open("clipping"));
    assert_eq!(opened.document.previous.as_deref(), Some(&*step_to.document.scenario));
    let looked = after(&opened, [open("subnet-15"), open("u16-rounding")]);
    assert_eq!(
        looked.document.previous.as_deref(),
        Some(&*step_to.document.scenario),
        "an unchanged document is not unsaved work"
    );
    let back = reduce(&looked, Action::OpenPrevious);
    assert_eq!(shown(&back), 1);
    assert_eq!(back.document.previous.as_deref(), Some(&preset("u16-rounding")), "and the way back is open too");
    let left_again = reduce(&back, open("clipping"));
    assert_eq!(left_again.document.previous.as_deref(), Some(&*step_to.document.scenario), "own work stays own work");
    let undone = reduce(&opened, Action::Undo);
    assert_eq!(
        (shown(&undone), &undone.document.origin),
        (1, &Origin::Preset("lone-voice".into())),
        "opening is undone"
    );
    assert!(undone.document.previous.is_none());
}

#[test]
fn a_refused_edit_notifies_and_changes_nothing() {
    let edit = Edit::Owner(Some(Uid(99)));
    let refused = reduce(&start(), Action::Edit { edit, gesture: None });
    let expected = NoticeKind::EditRejected(Invalid::UnknownUid { list: List::Owner, uid: Uid(99) });
    assert_eq!(refused.notices.iter().map(|notice| &notice.kind).collect::<Vec<_>>(), [&expected]);
    assert_eq!((refused.revision, refused.can_undo()), (0, false));
    let dismissed = reduce(&refused, Action::Dismiss(refused.notices[0].id));
    assert!(dismissed.notices.is_empty());
    let again = Action::Notify(expected.clone());
    assert!(Rc::ptr_eq(&reduce(&refused, again.clone()), &refused), "nothing is said twice");
    let other = Action::Notify(NoticeKind::EditRejected(Invalid::Empty));
    let many = after(&start(), (0..9).map(|count| if count % 2 == 0 { again.clone() } else { other.clone() }));
    assert_eq!(many.notices.iter().map(|notice| notice.id).collect::<Vec<_>>(), [4, 5, 6, 7, 8], "the latest five");
}

#[test]
fn a_selection_never_points_at_nobody() {
    let selected = after(&start(), [Action::View(ViewChange::Select(Selection::Cell { row: A, column: M4 }))]);
    assert_eq!(selected.view.shared.selection, Selection::Cell { row: A, column: M4 });
    let edit = Edit::RemoveNeuron(Uid(1));
    let removed = reduce(&selected, Action::Edit { edit, gesture: None });
    assert_eq!(removed.view.shared.selection, Selection::None, "uids moved");
    let real = reduce(&selected, open("subnet-15"));
    assert_eq!(real.view.shared.selection, Selection::None, "its question is about no one cell");
}

#[test]
fn a_preset_opens_at_what_its_question_is_about() {
    assert_eq!(start().view.shared.selection, Selection::Cell { row: Uid(2), column: Uid(6) });
    let opened = reduce(&start(), open("clipping"));
    assert_eq!(opened.view.shared.selection, Selection::Cell { row: Uid(2), column: Uid(5) });
    for id in presets::ids() {
        let focused = presets::focus(id).map(|(row, column)| Selection::Cell { row, column });
        assert!(focused.is_none_or(|cell| cell.is_in(&preset(id))), "{id}");
    }
}

/// Pastes weights on the last miner from a validator on.
fn pasted(state: &Rc<State>, text: &str, gesture: u32) -> (Rc<State>, Option<Offer>) {
    let (state, offers) = pasted_at(FirstColumn::Weights, state, text, gesture);
    (state, offers.into_iter().next())
}

/// Pastes from a column of the last validator on.
fn pasted_at(first: FirstColumn, state: &Rc<State>, text: &str, gesture: u32) -> (Rc<State>, Vec<Offer>) {
    let scenario = &state.document.scenario;
    let target = PasteTarget {
        matrix: Matrix::Weights,
        first,
        numbers: Numbers::Typed,
        rows: vec![Uid(4)],
        columns: vec![M4],
        keep_sum: true,
        gesture,
        revision: state.revision,
    };
    let (action, offers) = paste(scenario, text, &target);
    (reduce(state, action), offers)
}

#[test]
fn a_paste_that_is_too_large_is_set_where_it_fits_and_the_rest_is_offered() {
    let (cut, offer) = pasted(&start(), "100\t2\n3\t4", 7);
    assert_eq!(cut.document.scenario.cell(Matrix::Weights, Uid(4), M4), Some(Share(65_535)));
    let offer = offer.expect("a line and a column are left over");
    assert_eq!(offer.kind, OfferKind::Beyond(Beyond { validators: 1, miners: 1 }));
    let added = reduce(&cut, Action::Edit { edit: offer.edit, gesture: Some(offer.gesture) });
    let scenario = &added.document.scenario;
    assert_eq!((scenario.validators.len(), scenario.miners.len()), (6, 5));
    assert_eq!(scenario.cell(Matrix::Weights, Uid(9), Uid(10)), Some(Share(2_621)));
    let undone = reduce(&added, Action::Undo);
    assert_eq!(undone.document.scenario, start().document.scenario, "both are one step");
    let (refused, offer) = pasted(&start(), "one", 8);
    assert!(matches!(refused.notices[0].kind, NoticeKind::PasteRejected(_)) && !refused.can_undo());
    assert_eq!(offer, None);
}

#[test]
fn the_other_reading_of_doubtful_stakes_is_offered() {
    let stake =
        |state: &Rc<State>, uid: u16| state.document.scenario.neurons[usize::from(uid)].alpha_stake.0 / 1_000_000_000;
    let (state, offers) = pasted_at(FirstColumn::Stakes, &start(), "420.000", 7);
    let [offer] = offers.as_slice() else { panic!("one offer: {offers:?}") };
    assert_eq!(stake(&state, 4), 420);
    let changed = reduce(&state, Action::Edit { edit: offer.edit.clone(), gesture: Some(offer.gesture) });
    assert_eq!(stake(&changed, 4), 420_000);
    assert_eq!(reduce(&changed, Action::Undo).document.scenario, start().document.scenario, "both are one step");

    let (_, offers) = pasted_at(FirstColumn::Stakes, &start(), "1.000\n2.000", 8);
    let [OfferKind::Beyond(_), OfferKind::OtherReading(_)] = [offers[0].kind, offers[1].kind] else {
        panic!("{offers:?}")
    };
    let then = offers[1].then.iter().map(|offer| offer.kind).collect::<Vec<_>>();
    assert_eq!(then, [offers[0].kind], "the rest can still be added");
    assert!(pasted_at(FirstColumn::Stakes, &start(), "420000", 9).1.is_empty());
}

#[test]
fn a_paste_whose_rest_cannot_be_added_changes_nothing() {
    let columns = vec!["1"; 300].join("\t");
    let (refused, offer) = pasted(&start(), &columns, 1);
    let [notice] = refused.notices.as_slice() else { panic!("one notice: {:?}", refused.notices) };
    assert!(matches!(notice.kind, NoticeKind::EditRejected(Invalid::TooManyNeurons { count: 308, .. })));
    assert_eq!((offer, refused.can_undo()), (None, false));
}

#[test]
fn an_offer_is_open_until_the_scenario_changes() {
    let (cut, offer) = pasted(&start(), "100\t2", 7);
    let offer = offer.expect("a column is left over");
    assert!(offer.is_open(cut.revision));
    for action in [Action::Undo, set(1, None), open("clipping")] {
        assert!(!offer.is_open(reduce(&cut, action.clone()).revision), "{action:?}");
    }
}

#[test]
fn a_refusal_is_shown_until_something_changes() {
    let (edited, refused) = (after(&start(), [set(1, None)]), |state: &Rc<State>| pasted(state, "one", 8).0);
    for (action, is_shown) in [
        (set(2, None), false),
        (set(1, None), false),
        (Action::Undo, false),
        (open("clipping"), false),
        (Action::View(ViewChange::SetLens(Lens::StoredWeights)), true),
        (Action::Redo, true),
    ] {
        let state = reduce(&refused(&edited), action.clone());
        assert_eq!(!state.notices.is_empty(), is_shown, "{action:?}");
    }
    let kept = after(&edited, [Action::Notify(NoticeKind::NotStored), set(2, None)]);
    assert_eq!(kept.notices.len(), 1, "other notices stay");
}

#[test]
fn files_open_or_change_what_is_open() {
    let state = after(&start(), [set(1, None)]);
    let opened = reduce(&state, open_imported(preset("clipping"), "a.json"));
    assert_eq!(
        (&*opened.document.scenario, &opened.document.origin),
        (&preset("clipping"), &Origin::File("a.json".into()))
    );
    assert_eq!(opened.document.previous.as_deref(), Some(&*state.document.scenario));
    assert_eq!(reduce(&opened, Action::Undo).document.scenario, state.document.scenario);
    let open = open_for_update(&state.document.scenario, &state.document.scenario);
    let stakes = import::read(&csv_stakes::export(&state.document.scenario).replace("420000", "1")).unwrap();
    let update = import::combine(open, &[("a.csv", &stakes)]).unwrap().update.unwrap();
    let updated = reduce(&state, update_by_import(open, update.scenario));
    assert_eq!(
        (updated.document.scenario.neurons[0].alpha_stake.0, &updated.document.origin),
        (1_000_000_000, &state.document.origin)
    );
}

#[test]
fn the_next_opened_file_replaces_the_notice() {
    let imported =
        |file: &str| Action::Notify(NoticeKind::Imported { file: file.into(), files: 1, validators: 5, miners: 4 });
    let (rejected, _) = pasted(&start(), "x", 1);
    assert_eq!(rejected.notices.len(), 1);
    let noticed = after(&rejected, [imported("a.csv"), imported("b.csv")]);
    assert_eq!(noticed.notices.len(), 1);
    assert!(matches!(&noticed.notices[0].kind, NoticeKind::Imported { file, .. } if file == "b.csv"));
    assert_eq!(reduce(&noticed, set(1, None)).notices.len(), 1, "an edit is of the same document");
    assert_eq!(reduce(&noticed, open("clipping")).notices.len(), 0);
}

#[test]
fn an_evaluation_reads_the_open_scenario() {
    let evaluation = evaluate(&start().document.scenario, Epoch(0));
    assert_eq!(*evaluation.input, start().document.scenario.epoch_input());
    assert_eq!(evaluation.trace.outcome.validator_trust[4], Share(6_553), "a tenth");
    assert!(
        evaluation == evaluation.clone() && evaluation != evaluate(&start().document.scenario, Epoch(0)),
        "compared by identity"
    );
}

#[test]
fn the_open_scenario_is_compared_with_the_one_opened() {
    let is_changed = |state: &State| state.document.is_changed();
    let changed = after(&start(), [set(1, None)]);
    assert!(!is_changed(&start()) && is_changed(&changed));
    assert!(!is_changed(&after(&changed, [set(26_214, None)])), "restored by an edit");
    assert!(!is_changed(&after(&changed, [Action::Undo])));
    let _: &Scenario = &changed.document.opened;
}

#[test]
fn documents_left_with_unsaved_work_are_known_as_they_were_left() {
    for (name, actions, expected) in [
        ("nothing left", vec![set(1, None), set(2, None)], vec![]),
        ("an unchanged one", vec![open("clipping")], vec![]),
        ("a changed one", vec![set(1, None), set(2, None), open("clipping")], vec![2]),
        ("two", vec![set(1, None), open("lone-voice"), set(3, None), open("clipping")], vec![1, 3]),
        ("one that undo restored", vec![set(1, None), open("clipping"), Action::Undo], vec![]),
    ] {
        let state = after(&start(), actions);
        let left = state.left_documents().map(|left| left.scenario.cell(Matrix::Weights, A, M1).unwrap().0);
        assert_eq!(left.collect::<Vec<u16>>(), expected, "{name}");
    }
}
