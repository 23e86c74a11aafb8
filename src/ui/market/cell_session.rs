//! The edit of a cell in progress. Keys may arrive before its field has the focus, or after the next edit has begun.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::props::MarketProps;
use crate::store::paste::is_latest_change;
use crate::ui::error_text;
use crate::ui::gesture::next_gesture;
use crate::ui::grid::entry_error_key;
use crate::ui::grid::keyboard::{Command, command};
use crate::ui::messages::Messages;
use crate::ui::widgets::cell_editor::{Draft, EditorCallbacks, Ending, ending_of};
use crate::ui::widgets::focus::focus_node;
use crate::ui::widgets::other_reading::other_reading;
use yuma_scenario::market::MarketEdit;
use yuma_scenario::{NumberError, readings, written_amount};

/// A cell that a person sets.
pub trait EditedCell: Copy + PartialEq + 'static {
    /// Returns the edit of a cell that changes with a press.
    fn switched(self, market: &MarketProps) -> Option<MarketEdit>;

    /// Returns the initial text of the field; `None` for a cell that cannot be edited.
    fn draft(self, market: &MarketProps) -> Option<String>;

    /// Parses typed text to an edit.
    ///
    /// # Errors
    /// Returns an error if the text is not a valid value.
    fn parse(self, market: &MarketProps, text: &str) -> Result<Option<MarketEdit>, NumberError>;

    /// Returns whether its text is an amount, so that a separator of two meanings is asked about.
    fn is_amount(self) -> bool;

    /// Returns the cell that a person sets this many columns beside this one.
    fn beside(self, market: &MarketProps, columns: isize) -> Option<Self>;
}

/// The edited cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Session<C> {
    /// The cell.
    pub cell: C,
    /// The number of the edit.
    pub gesture: u32,
    /// The error in the text.
    pub error: Option<AttrValue>,
    /// The text that was typed before the field had the focus.
    draft: Draft,
}

/// The other reading of the last typed or pasted amounts.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherReading {
    /// The first amount as it was read, and its other reading.
    pub readings: [u64; 2],
    /// The edit that sets the other amounts.
    pub edit: MarketEdit,
    /// The gesture of the text, to whose step of undo it belongs.
    pub gesture: u32,
    /// The revision of the market before the text.
    pub revision: u64,
}

/// Begins and ends edits.
pub struct Editing<C: 'static> {
    /// The market and the messages, as they were last rendered.
    latest: Rc<RefCell<(MarketProps, Messages)>>,
    now: Rc<RefCell<Option<Session<C>>>>,
    session: UseStateSetter<Option<Session<C>>>,
    other: UseStateSetter<Option<OtherReading>>,
    on_move: Callback<C>,
    table: NodeRef,
}

impl<C> Clone for Editing<C> {
    fn clone(&self) -> Self {
        Editing {
            latest: Rc::clone(&self.latest),
            now: Rc::clone(&self.now),
            session: self.session.clone(),
            other: self.other.clone(),
            on_move: self.on_move.clone(),
            table: self.table.clone(),
        }
    }
}

/// All handles of a table share their parts.
impl<C> PartialEq for Editing<C> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.now, &other.now)
    }
}

/// Returns the handle of edits, the edit in progress, the functions that its field calls, and the question about the last typed
/// amount. `on_move` moves the cursor, and `table` takes the focus.
#[hook]
pub fn use_editing<C: EditedCell>(
    market: &MarketProps,
    messages: &Messages,
    on_move: Callback<C>,
    table: &NodeRef,
) -> (Editing<C>, Option<Session<C>>, EditorCallbacks, Option<Html>) {
    let session = use_state_eq(|| None::<Session<C>>);
    let other = use_state_eq(|| None::<OtherReading>);
    let now = use_mut_ref(|| None::<Session<C>>);
    let latest = use_mut_ref(|| (market.clone(), messages.clone()));
    now.replace((*session).clone());
    latest.replace((market.clone(), messages.clone()));
    let editing =
        Editing { latest, now, session: session.setter(), other: other.setter(), on_move, table: table.clone() };
    let callbacks = EditorCallbacks {
        draft: use_callback(editing.clone(), |gesture: u32, editing| {
            editing.open(gesture).map(|session| session.draft)
        }),
        on_text: use_callback(editing.clone(), |(gesture, _): (u32, String), editing| {
            if let Some(session) = editing.open(gesture).filter(|session| session.error.is_some()) {
                let draft = Draft { is_left: false, ..session.draft };
                editing.set(Some(Session { error: None, draft, ..session }));
            }
        }),
        on_end: use_callback(editing.clone(), |(gesture, text, ending): (u32, String, Ending), editing| {
            editing.open(gesture).is_none_or(|session| editing.end(session, &text, ending))
        }),
    };
    let open = other.as_ref().filter(|other| is_latest_change(other.revision, market.revision));
    let question = open.map(|OtherReading { readings, edit, gesture, .. }| {
        let (market, edit, gesture) = (market.clone(), edit.clone(), *gesture);
        let on_other = Callback::from(move |_: MouseEvent| market.edit(edit.clone(), Some(gesture)));
        other_reading(messages, *readings, on_other)
    });
    (editing, (*session).clone(), callbacks, question)
}

impl<C: EditedCell> Editing<C> {
    /// Begins an edit with a typed letter or with the present value. A switch changes at once.
    pub fn begin(&self, cell: C, typed: Option<char>) {
        let market = self.latest.borrow().0.clone();
        if let Some(edit) = cell.switched(&market) {
            market.edit(edit, None);
        } else if let Some(present) = cell.draft(&market) {
            let text = typed.map_or(present, String::from);
            let draft = Draft { text: text.into(), selects: typed.is_none(), is_left: false };
            self.set(Some(Session { cell, gesture: next_gesture(), error: None, draft }));
        }
    }

    /// Handles a key that arrives before the field has the focus, or Escape while a refused field was left open. Returns whether
    /// the key is handled.
    pub fn key(&self, event: &KeyboardEvent) -> bool {
        let Some(session) = self.now.borrow().clone() else { return false };
        if session.draft.is_left {
            let ends = ending_of(&event.key(), event.shift_key()) == Some(Ending::GivenUp);
            if ends {
                self.drop_refused();
            }
            return ends;
        }
        let with_control = event.ctrl_key() || event.meta_key();
        if let Some(ending) = ending_of(&event.key(), event.shift_key()) {
            event.prevent_default();
            let text = session.draft.text.clone();
            self.end(session, &text, ending);
        } else if let Some(Command::Type(typed)) =
            command(&event.key(), with_control, event.shift_key(), event.alt_key())
        {
            event.prevent_default();
            self.set(Some(Session { draft: session.draft.with(typed), ..session }));
        }
        true
    }

    /// Drops a refused text that was left open.
    pub fn drop_refused(&self) {
        if self.now.borrow().as_ref().is_some_and(|session| session.draft.is_left) {
            self.set(None);
        }
    }

    /// Asks about the last typed or pasted amounts.
    pub fn ask(&self, other: Option<OtherReading>) {
        self.other.set(other);
    }

    fn open(&self, gesture: u32) -> Option<Session<C>> {
        self.now.borrow().clone().filter(|session| session.gesture == gesture)
    }

    fn set(&self, session: Option<Session<C>>) {
        self.now.replace(session.clone());
        self.session.set(session);
    }

    /// Ends an edit and returns `true`, or keeps it open with a refused text.
    fn end(&self, session: Session<C>, text: &str, ending: Ending) -> bool {
        let is_unchanged = session.draft.selects && session.draft.text == text;
        match (ending, self.parsed(&session, text)) {
            (Ending::GivenUp, _) | (_, Ok(None)) => {}
            _ if is_unchanged => {}
            (_, Err(error)) => {
                let draft = Draft { text: text.to_owned().into(), selects: false, is_left: ending == Ending::Left };
                self.set(Some(Session { draft, error: Some(error), ..session }));
                return false;
            }
            (_, Ok(Some(edit))) => {
                self.ask(self.other_reading(&session, text));
                self.latest.borrow().0.edit(edit, Some(session.gesture));
            }
        }
        self.set(None);
        if let Ending::Taken(_, columns) = ending {
            let beside = session.cell.beside(&self.latest.borrow().0, columns);
            if let Some(beside) = beside {
                self.on_move.emit(beside);
            }
        }
        if ending != Ending::Left {
            focus_node(&self.table);
        }
        true
    }

    fn other_reading(&self, session: &Session<C>, text: &str) -> Option<OtherReading> {
        let readings = readings(text).filter(|_| session.cell.is_amount())?;
        let edit = self.parsed(session, &written_amount(readings[1])).ok()??;
        let revision = self.latest.borrow().0.revision;
        Some(OtherReading { readings, edit, gesture: session.gesture, revision })
    }

    fn parsed(&self, session: &Session<C>, text: &str) -> Result<Option<MarketEdit>, AttrValue> {
        let (market, messages) = &*self.latest.borrow();
        let edit = session.cell.parse(market, text).map_err(|error| messages.text(entry_error_key(error)))?;
        match edit.as_ref().map(|edit| edit.apply(&market.market)) {
            Some(Err(error)) => Err(error_text::market(messages, &error)),
            _ => Ok(edit),
        }
    }
}
