//! Keys on the grid.

use std::rc::Rc;

use web_sys::{HtmlInputElement, KeyboardEvent};

use super::{GridContext, Nudge};
use crate::store::{Action, Selection, ViewChange};
use crate::ui::grid::keyboard::{Command, command, outside_field};
use crate::ui::grid::layout::{CellPosition, Part, ROW_RESULTS};
use crate::ui::grid::order::SortKey;
use crate::ui::grid::typed;
use yuma_scenario::Title;

impl GridContext {
    pub(super) fn key(&self, event: &KeyboardEvent) {
        let with_control = event.ctrl_key() || event.meta_key();
        let command = command(&event.key(), with_control, event.shift_key(), event.alt_key());
        let session = self.now.borrow().1.clone();
        if self.is_typing()
            && let Some(session) = session
        {
            self.key_before_focus(event, command, session);
            return;
        }
        let Some(command) = command.and_then(outside_field) else { return };
        event.prevent_default();
        let cursor = self.now.borrow().0;
        let layout = self.grid.borrow().layout.clone();
        let far = isize::MAX;
        match command {
            Command::Move(rows, columns) => self.go(layout.moved(cursor, rows, columns)),
            Command::RowEdge(sign) => self.go(layout.moved(cursor, 0, far * sign)),
            Command::ColumnEdge(sign) => self.go(layout.moved(cursor, far * sign, 0)),
            Command::Extend(rows, columns) => self.extend(layout.moved(cursor, rows, columns)),
            Command::CopyRaw => self.copy_raw(),
            Command::Edit => self.open(cursor),
            Command::Type('/') if self.find() => {}
            Command::Type(typed) => self.begin(cursor, Some(typed)),
            Command::Clear => self.clear(cursor),
            Command::Leave if self.drop_refused() => {}
            Command::Leave => self.dispatch(Action::View(ViewChange::Select(Selection::None))),
            Command::Nudge(steps) => self.move_value(cursor, steps),
        }
    }

    /// Edits a value, or sorts by a title.
    fn open(&self, position: CellPosition) {
        let key = match self.part(position) {
            Part::Title(Title::Stake) => Some(SortKey::Stake),
            Part::Title(title) => ROW_RESULTS.into_iter().find(|result| result.title() == title).map(SortKey::Result),
            Part::Corner if position == CellPosition::default() => Some(SortKey::Name),
            _ => None,
        };
        match key {
            Some(key) => {
                let on_sort = self.grid.borrow().on_sort.clone();
                on_sort.emit(key);
            }
            None => self.begin(position, None),
        }
    }

    /// Moves the focus to the search; returns `false` where there is none, as for a small grid.
    fn find(&self) -> bool {
        let search = self.grid.borrow().search.cast::<HtmlInputElement>();
        let Some(search) = search.filter(|search| search.offset_width() > 0) else { return false };
        search.select();
        search.focus().is_ok()
    }

    fn move_value(&self, position: CellPosition, steps: i32) {
        let part = self.part(position);
        self.show_editable_lens(part);
        let before = Rc::clone(&self.grid.borrow().scenario);
        let earlier = match self.nudge.take() {
            Some(nudge) if nudge.position == position && Rc::ptr_eq(&nudge.before, &before) => nudge.steps,
            _ => 0,
        };
        let steps = earlier.saturating_add(steps);
        if let Some(edit) = typed::nudged(&before, part, self.mode_of(part, &before), steps) {
            self.edit(edit, None);
        }
        self.nudge.replace(Some(Nudge { position, before, steps }));
    }

    fn clear(&self, position: CellPosition) {
        let part = self.part(position);
        let scenario = Rc::clone(&self.grid.borrow().scenario);
        if let (Part::Cell(..), Ok(Some(edit))) = (part, typed::edit(part, "", self.mode_of(part, &scenario))) {
            self.show_editable_lens(part);
            self.edit(edit, None);
        }
    }
}
