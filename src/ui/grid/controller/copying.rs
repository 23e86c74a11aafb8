//! Copies the selected cells to the clipboard.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use super::GridContext;
use crate::platform::clipboard;
use crate::ui::grid::copied::Precision;

impl GridContext {
    pub(super) fn copy(&self, event: &Event) {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(data) = data.filter(|_| self.now.borrow().1.is_none()) else { return };
        if let Some(text) = self.selected_text(Precision::Shown)
            && data.set_data("text/plain", &text).is_ok()
        {
            event.prevent_default();
        }
    }

    /// Copies stored values. Browsers have no event of their own for the keys.
    pub(super) fn copy_raw(&self) {
        if let Some(text) = self.selected_text(Precision::Stored) {
            clipboard::copy(text, |_| {});
        }
    }

    /// Returns the text of the selected cells, or `None` until the part that writes it is loaded.
    fn selected_text(&self, precision: Precision) -> Option<String> {
        let cursor = self.now.borrow().0;
        let range = cursor.range_to(self.anchor_now.borrow().unwrap_or(cursor));
        let grid = self.grid.borrow();
        grid.around.map(|around| (around.copied)(&grid, range, precision))
    }
}
