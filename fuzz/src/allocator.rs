//! Counts the allocated bytes of a thread, to measure the peak of one input.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    // Below zero in a thread that frees what another one allocated.
    static CURRENT: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator with a counter.
pub struct Counting;

// SAFETY: every call goes to the system's allocator unchanged; counting touches no allocated memory.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grow(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grow(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        shrink(layout.size());
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // While the content moves, both blocks exist.
        grow(size);
        let moved = unsafe { System.realloc(memory, layout, size) };
        shrink(layout.size());
        moved
    }
}

fn grow(size: usize) {
    let current = CURRENT.get().saturating_add_unsigned(size);
    CURRENT.set(current);
    PEAK.set(PEAK.get().max(current));
}

fn shrink(size: usize) {
    CURRENT.set(CURRENT.get().saturating_sub_unsigned(size));
}

/// Runs `work` and returns its result and its peak of allocated bytes, without those of other threads.
pub fn peak_of<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = CURRENT.get();
    PEAK.set(before);
    let result = work();
    (result, PEAK.get().abs_diff(before))
}
