//! Pointer presses on the grid, and drags that change a value.

use std::rc::Rc;

use web_sys::{HtmlElement, PointerEvent};

use super::GridContext;
use crate::ui::gesture::next_gesture;
use crate::ui::grid::pointer::{DragState, position_of};
use crate::ui::grid::typed;

impl GridContext {
    pub(super) fn pointer_down(&self, event: &PointerEvent) {
        let Some(position) = position_of(event).filter(|_| event.button() == 0) else { return };
        let is_touch = event.pointer_type() == "touch";
        let was_at_cursor = self.now.borrow().0 == position;
        if !is_touch {
            self.focus();
            if event.shift_key() {
                self.extend(position)
            } else {
                self.go(position)
            }
            event.prevent_default();
        }
        self.drag.replace(Some(DragState {
            pointer: event.pointer_id(),
            position,
            start: f64::from(event.client_x()),
            gesture: next_gesture(),
            is_drag: false,
            was_at_cursor,
            selects: event.shift_key() && !is_touch,
            before: Rc::clone(&self.grid.borrow().scenario),
        }));
    }

    pub(super) fn pointer_move(&self, event: &PointerEvent) {
        let mut drag = self.drag.borrow_mut();
        let Some(drag) = drag.as_mut().filter(|drag| drag.pointer == event.pointer_id()) else { return };
        if drag.selects {
            if let Some(position) = position_of(event).filter(|position| *position != self.now.borrow().0) {
                self.extend(position);
            }
            return;
        }
        let part = self.part(drag.position);
        // A moving finger scrolls; only a tap may edit.
        if let Some(pixels) = drag.update(event)
            && event.pointer_type() != "touch"
        {
            if let Some(table) = self.table.cast::<HtmlElement>() {
                // Without pointer capture the drag only ends at the edge.
                let _ = table.set_pointer_capture(drag.pointer);
            }
            self.show_editable_lens(part);
            if let Some(edit) =
                typed::dragged(&drag.before, part, self.mode_of(part, &drag.before), pixels, event.shift_key())
            {
                self.edit(edit, Some(drag.gesture));
            }
        }
    }

    pub(super) fn pointer_up(&self, event: &PointerEvent) {
        let Some(drag) = self.drag.borrow_mut().take() else { return };
        if event.pointer_type() == "touch" && !drag.is_drag && event.type_() == "pointerup" {
            if drag.was_at_cursor { self.begin(drag.position, None) } else { self.go(drag.position) }
        }
    }
}
