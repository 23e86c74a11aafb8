//! Numbers of gestures. The edits of a gesture share its number, so that undo reverts them together.

use std::cell::Cell;

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Returns a new number.
pub fn next_gesture() -> u32 {
    LAST.with(|last| {
        last.set(last.get().wrapping_add(1));
        last.get()
    })
}
