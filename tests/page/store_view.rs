//! The view of a link: the recipient adopts it, and undo ignores it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::rc::Rc;

use crate::scenarios::preset;
use crate::storage::FakeStorage;
use yuma_engine::quantity::{Epoch, Share, Uid};
use yuma_engine::yuma::Quantity;
use yuma_playground::store::import::follow;
use yuma_playground::store::start::start;
use yuma_playground::store::{
    Action, ChartChoice, Consensus, Lens, OpenDocument, Origin, Selection, State, ViewChange, reduce,
};
use yuma_scenario::link::encode_with_view;
use yuma_scenario::{Edit, Matrix, Scenario};

fn opening() -> (Scenario, Origin) {
    (preset("lone-voice"), Origin::Preset("lone-voice".into()))
}

fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), |state, action| reduce(&state, action))
}

/// Returns a state with a changed view.
fn sender() -> Rc<State> {
    let opened = Rc::new(State::new(OpenDocument::new(Rc::new(preset("early-discoverer")), Origin::File("a".into()))));
    let looked = [
        Action::View(ViewChange::Seek(Epoch(9))),
        Action::View(ViewChange::Select(Selection::Result(Quantity::Dividends, Uid(3)))),
        Action::View(ViewChange::SetLens(Lens::Step(Quantity::EmaBonds))),
        Action::View(ViewChange::ShowChart { index: 1, chart: ChartChoice::BondsMapOfValidator }),
        Action::View(ViewChange::CompareBy(ChartChoice::Incentives)),
        Action::View(ViewChange::KeepSum(false)),
    ];
    after(&opened, looked)
}

fn link(state: &State) -> String {
    encode_with_view(&state.document.scenario, &state.view.shared)
}

#[test]
fn a_recipient_looks_at_what_the_sender_looked_at() {
    let sender = sender();
    let received = start::<Consensus>(&link(&sender), &FakeStorage::default(), opening());
    assert_eq!((&received.document.scenario, &received.document.origin), (&sender.document.scenario, &Origin::Link));
    assert_eq!(received.view.shared, sender.view.shared);
    assert!(received.view.keep_sum, "a link excludes the editing mode");
    let kept = FakeStorage::holding(&[&sender.document.scenario]);
    assert_eq!(
        start::<Consensus>(&link(&sender), &kept, opening()).view.shared,
        sender.view.shared,
        "beside the same work"
    );
    let plain = start::<Consensus>("", &kept, opening());
    assert_eq!(
        (&plain.document.scenario, plain.view.shared.playhead),
        (&sender.document.scenario, Epoch(8)),
        "what is kept is the document, which opens at its first event"
    );
}

#[test]
fn a_link_that_is_followed_opens_once() {
    let sender = sender();
    let first = Rc::new(State::new(OpenDocument::new(Rc::new(opening().0), opening().1)));
    let followed = after(&first, [Action::View(ViewChange::SetLens(Lens::StoredBonds)), follow(&link(&sender))]);
    assert_eq!(followed.view.shared, sender.view.shared);
    let moved = after(&followed, [Action::View(ViewChange::Seek(Epoch(30)))]);
    let again = after(&moved, [follow(&link(&sender))]);
    assert_eq!((again.revision, again.view.shared), (moved.revision, sender.view.shared), "it is only looked at");
    let edit = Edit::Cell { matrix: Matrix::Weights, row: Uid(0), column: Uid(4), value: Some(Share(7)) };
    let edited =
        after(&again, [Action::Edit { edit, gesture: None }, Action::View(ViewChange::Seek(Epoch(2))), Action::Undo]);
    assert_eq!(
        (edited.view.shared.playhead, &edited.document.scenario),
        (Epoch(2), &again.document.scenario),
        "looking is not undone"
    );
}

#[test]
fn a_link_without_a_view_opens_as_ever() {
    let sender = sender();
    let document = yuma_scenario::link::encode(&preset("clipping"));
    let followed = after(&sender, [follow(&document)]);
    assert_eq!((followed.view.shared.playhead, followed.view.shared.selection), (Epoch(0), Selection::None));
    let same = yuma_scenario::link::encode(&sender.document.scenario);
    assert_eq!(after(&sender, [follow(&same)]).view, sender.view, "the one that is open stays as it is looked at");
}

#[test]
fn a_chart_has_one_of_two_positions() {
    let sender = sender();
    let shown = after(&sender, [Action::View(ViewChange::ShowChart { index: 2, chart: ChartChoice::Dividends })]);
    assert_eq!(shown.view, sender.view);
}
