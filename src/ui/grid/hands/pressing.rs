//! Presses on the grid, and drags that scrub a value.

use std::rc::Rc;

use web_sys::{HtmlElement, PointerEvent};

use super::Shared;
use crate::ui::gesture::next_gesture;
use crate::ui::grid::pointer::{Press, place_of};
use crate::ui::grid::typed;

impl Shared {
    pub(super) fn press_down(&self, event: &PointerEvent) {
        let Some(place) = place_of(event).filter(|_| event.button() == 0) else { return };
        let is_touch = event.pointer_type() == "touch";
        let was_at_cursor = self.now.borrow().0 == place;
        if !is_touch {
            self.focus();
            self.go(place);
            event.prevent_default();
        }
        self.press.replace(Some(Press {
            pointer: event.pointer_id(),
            place,
            start: f64::from(event.client_x()),
            gesture: next_gesture(),
            is_drag: false,
            was_at_cursor,
            before: Rc::clone(&self.grid.borrow().scenario),
        }));
    }

    pub(super) fn press_move(&self, event: &PointerEvent) {
        let mut press = self.press.borrow_mut();
        let Some(press) = press.as_mut().filter(|press| press.pointer == event.pointer_id()) else { return };
        // A finger that moves scrolls, unless it began on the cell under the cursor.
        if event.pointer_type() == "touch" && !press.was_at_cursor {
            return;
        }
        let part = self.part(press.place);
        if let Some(pixels) = press.drag(event) {
            if let Some(table) = self.table.cast::<HtmlElement>() {
                // Without the capture the drag ends at the edge, no worse.
                let _ = table.set_pointer_capture(press.pointer);
            }
            self.look_at_what_is_edited(part);
            if let Some(edit) = typed::dragged(&press.before, part, self.mode(), pixels, event.shift_key()) {
                self.edit(edit, Some(press.gesture));
            }
        }
    }

    pub(super) fn press_up(&self, event: &PointerEvent) {
        let Some(press) = self.press.borrow_mut().take() else { return };
        if event.pointer_type() == "touch" && !press.is_drag && event.type_() == "pointerup" {
            if press.was_at_cursor { self.begin(press.place, None) } else { self.go(press.place) }
        }
    }
}
