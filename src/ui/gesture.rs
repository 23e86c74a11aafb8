//! Numbers for movements of the hand: the edits of one carry the same, so that undo takes them back together.

use std::cell::Cell;

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// A number that no movement had before.
pub fn next_gesture() -> u32 {
    LAST.with(|last| {
        last.set(last.get().wrapping_add(1));
        last.get()
    })
}
