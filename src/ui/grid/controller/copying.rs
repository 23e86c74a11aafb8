//! Copies the selected cells to the clipboard.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use super::{GridContext, LateCopy};
use crate::platform::clipboard;
use crate::ui::grid::copied::Precision;
use crate::ui::grid::layout::CellPosition;

impl GridContext {
    pub(super) fn copy(&self, event: &Event) {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(data) = data.filter(|_| self.now.borrow().1.is_none()) else { return };
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
        grid.around.map(|around| (around.copied)(&grid, range, precision))
    }
}
