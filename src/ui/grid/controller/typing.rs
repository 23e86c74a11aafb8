//! Typing into the grid: starts an edit, applies it letter by letter, and commits or cancels it.

use web_sys::KeyboardEvent;

use super::{GridContext, Session};
use crate::store::Action;
use crate::ui::gesture::next_gesture;
use crate::ui::grid::keyboard::Command;
use crate::ui::grid::layout::{CellPosition, Part};
use crate::ui::grid::typed::{self, EntryError};
use crate::ui::widgets::cell_editor::{Draft, Ending, ending_of};
use yuma_scenario::Edit;

impl GridContext {
    pub(super) fn begin(&self, position: CellPosition, typed: Option<char>) {
        let part = self.part(position);
        if !typed::is_editable(part) {
            return;
        }
        self.show_editable_lens(part);
        let grid = self.grid.borrow().clone();
        let text = typed.map_or_else(
            || typed::draft(&grid.scenario, part, self.mode_of(part, &grid.scenario)),
            |typed| typed.to_string(),
        );
        let session = Session {
            position,
            draft: Draft { text: text.into(), selects: typed.is_none(), is_left: false },
            error: None,
            gesture: next_gesture(),
            before: grid.scenario,
        };
        self.now.borrow_mut().1 = Some(session.clone());
        self.session.set(Some(session));
        self.go(position);
        if let Some(typed) = typed {
            self.text(&typed.to_string());
        }
    }

    /// Returns the edit of a typed weight, beside which the weights of the row that were typed before stay.
    fn beside_typed(&self, part: Part, edit: Edit) -> Edit {
        match (part, self.row_basis.borrow().as_ref()) {
            (Part::Cell(_, column), Some(basis)) => {
                typed::beside(edit, basis.typed.iter().copied().filter(|&at| at != column).collect())
            }
            _ => edit,
        }
    }

    /// Notes that a weight was typed.
    fn note_typed(&self, part: Part) {
        if let (Part::Cell(_, column), Some(basis)) = (part, self.row_basis.borrow_mut().as_mut()) {
            basis.typed.retain(|&at| at != column);
            basis.typed.insert(0, column);
        }
    }

    /// Returns whether an edit has not ended.
    pub(super) fn is_open(&self, gesture: u32) -> bool {
        self.now.borrow().1.as_ref().is_some_and(|session| session.gesture == gesture)
    }

    /// Returns the text that was typed before the field takes the focus, or `None` if the edit has ended.
    pub(super) fn draft(&self, gesture: u32) -> Option<Draft> {
        let session = self.now.borrow().1.clone().filter(|session| session.gesture == gesture);
        session.map(|session| session.draft)
    }

    pub(super) fn text(&self, text: &str) {
        let Some(mut session) = self.now.borrow().1.clone() else { return };
        session.draft.is_left = false;
        let part = self.part(session.position);
        if !typed::is_live(part) {
            return;
        }
        session.error = match typed::edit(part, text, self.mode_of(part, &session.before)) {
            Ok(edit) => {
                if let Some(edit) = edit {
                    self.edit(self.beside_typed(part, edit), Some(session.gesture));
                }
                None
            }
            Err(error) => {
                self.dispatch(Action::Cancel(session.gesture));
                Some(EntryError::Number(error))
            }
        };
        self.now.borrow_mut().1 = Some(session.clone());
        self.session.set(Some(session));
    }

    /// Ends the edit and returns `true`, or keeps it open if a key would commit a refused text.
    pub(super) fn end(&self, text: &str, ending: Ending) -> bool {
        let Some(session) = self.now.borrow().1.clone() else { return true };
        let part = self.part(session.position);
        let typed = typed::checked(&session.before, part, text, self.mode_of(part, &session.before));
        // The short text of an unchanged value may stand for another one.
        let is_unchanged = session.draft.selects && session.draft.text == text;
        match (ending, typed) {
            // Undoes the typed text.
            (Ending::GivenUp, _) => self.dispatch(Action::Cancel(session.gesture)),
            _ if is_unchanged => self.dispatch(Action::Cancel(session.gesture)),
            (_, Err(error)) => {
                let draft = Draft { text: text.to_owned().into(), selects: false, is_left: ending == Ending::Left };
                let session = Session { draft, error: Some(error), ..session };
                self.now.borrow_mut().1 = Some(session.clone());
                self.session.set(Some(session));
                return false;
            }
            (_, Ok(Some(edit))) => {
                self.edit(self.beside_typed(part, edit), Some(session.gesture));
                self.note_typed(part);
            }
            (_, Ok(None)) => {}
        }
        self.now.borrow_mut().1 = None;
        self.session.set(None);
        match ending {
            Ending::Taken(rows, columns) => {
                let position = self.grid.borrow().layout.moved(session.position, rows, columns);
                self.go(position);
                self.focus();
            }
            Ending::GivenUp => self.focus(),
            Ending::Left => {}
        }
        if ending != Ending::GivenUp && !is_unchanged {
            self.offer_reading(part, text, session.gesture);
        }
        true
    }

    /// Returns whether a field takes the keys.
    pub(super) fn is_typing(&self) -> bool {
        self.now.borrow().1.as_ref().is_some_and(|session| !session.draft.is_left)
    }

    /// Closes a field that stayed open because its text was refused, and restores the value. Returns whether there was one.
    pub(super) fn drop_refused(&self) -> bool {
        let session = self.now.borrow().1.clone();
        match session {
            Some(session) if session.draft.is_left => {
                self.dispatch(Action::Cancel(session.gesture));
                self.now.borrow_mut().1 = None;
                self.session.set(None);
                true
            }
            _ => false,
        }
    }

    /// Handles a key that arrives before the field has the focus, as on a slow machine.
    pub(super) fn key_before_focus(&self, event: &KeyboardEvent, command: Option<Command>, mut session: Session) {
        if let Some(ending) = ending_of(&event.key(), event.shift_key()) {
            event.prevent_default();
            self.end(&session.draft.text, ending);
        } else if let Some(Command::Type(typed)) = command {
            event.prevent_default();
            session.draft = session.draft.with(typed);
            let text = session.draft.text.clone();
            self.now.borrow_mut().1 = Some(session.clone());
            self.session.set(Some(session));
            self.text(&text);
        }
    }
}
