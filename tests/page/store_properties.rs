//! Undo restores the exact scenario after any sequence of edits.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::random_cases::random_cases;
use std::rc::Rc;

use crate::scenarios::edits::edit;
use crate::scenarios::preset;
use proptest::prelude::*;
use yuma_playground::store::{Action, OpenDocument, Origin, State, reduce};

proptest! {
    #![proptest_config(random_cases(100))]

    #[test]
    fn undo_and_redo_restore_every_scenario(edits in prop::collection::vec(edit(), 0..60)) {
        let mut state = Rc::new(State::new(OpenDocument::new(Rc::new(preset("lone-voice")), Origin::Link)));
        let mut passed = vec![Rc::clone(&state.document.scenario)];
        for edit in edits {
            state = reduce(&state, Action::Edit { edit, gesture: None });
            if !Rc::ptr_eq(&state.document.scenario, passed.last().unwrap()) {
                passed.push(Rc::clone(&state.document.scenario));
            }
        }
        for before in passed.iter().rev().skip(1) {
            state = reduce(&state, Action::Undo);
            prop_assert_eq!(&state.document.scenario, before);
        }
        prop_assert!(!state.can_undo());
        for after in passed.iter().skip(1) {
            state = reduce(&state, Action::Redo);
            prop_assert_eq!(&state.document.scenario, after);
        }
        prop_assert!(!state.can_redo());
    }
}
