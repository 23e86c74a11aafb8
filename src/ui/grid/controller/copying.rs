//! Copies the selected cells to the clipboard.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use super::{GridContext, LateCopy};
use crate::platform::clipboard;
use crate::ui::grid::around::Copied;
use crate::ui::grid::layout::CellPosition;
use crate::ui::grid::precision::Precision;
use yuma_scenario::table::StoredColumn;

thread_local! {
    /// The last copied text of stored values, with its first column. Plain numbers are what a spreadsheet can use, but their unit is
    /// a guess where they are pasted, so the page recognizes its own text.
    static STORED_COPY: RefCell<Option<Copied>> = const { RefCell::new(None) };
}

/// Returns the first column of a pasted text if it is the last copy of stored values.
pub(super) fn stored_copy(text: &str) -> Option<StoredColumn> {
    STORED_COPY.with_borrow(|copied| {
        let copied = copied.as_ref()?;
        copied.text.lines().eq(text.lines()).then_some(copied.column)
    })
}

impl GridContext {
    pub(super) fn copy(&self, event: &Event) {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(data) = data.filter(|_| !self.is_typing()) else { return };
        let is_taken = match self.selected_text(Precision::Shown) {
            Some(text) => data.set_data("text/plain", &text).is_ok(),
            None => true,
        };
        if is_taken {
            event.prevent_default();
        }
    }

    /// Copies stored values. Browsers have no event of their own for the keys.
    pub(super) fn copy_raw(&self) {
        if let Some(text) = self.selected_text(Precision::Stored) {
            clipboard::copy(text, |_| {});
        }
    }

    /// Returns the text of the selected cells. Before the part that writes it is loaded, returns `None` and leaves the copy
    /// to [`Self::copy_late`].
    fn selected_text(&self, precision: Precision) -> Option<String> {
        let cursor = self.now.borrow().0;
        let range = cursor.range_to(self.anchor_now.borrow().unwrap_or(cursor));
        let text = self.text_of(range, precision);
        self.late_copy.replace(text.is_none().then_some(LateCopy { range, precision }));
        text
    }

    /// Copies what could not be copied before the part was loaded.
    pub(super) fn copy_late(&self) {
        let late = self.late_copy.take();
        if let Some(text) = late.and_then(|LateCopy { range, precision }| self.text_of(range, precision)) {
            clipboard::copy(text, |_| {});
        }
    }

    fn text_of(&self, range: [CellPosition; 2], precision: Precision) -> Option<String> {
        let grid = self.grid.borrow();
        let copied = grid.around.map(|around| (around.copied)(&grid, range, precision))?;
        let text = copied.text.clone();
        STORED_COPY.set((precision == Precision::Stored).then_some(copied));
        Some(text)
    }
}
