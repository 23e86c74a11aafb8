//! The steps that runs of markets may take at once.

use std::cell::Cell;

/// The number of steps that the runs of markets may still compute. A model shares it with those of changed documents.
#[derive(Default)]
pub(crate) struct Budget {
    left: Cell<Option<u32>>,
    is_exceeded: Cell<bool>,
}

impl Budget {
    /// Limits the steps from now on.
    pub(crate) fn begin(&self, steps: u32) {
        self.left.set(Some(steps));
        self.is_exceeded.set(false);
    }

    /// Ends the limit, and returns whether the steps were enough.
    pub(crate) fn end(&self) -> bool {
        self.left.set(None);
        !self.is_exceeded.take()
    }

    /// Takes a step and returns whether one was left.
    pub(crate) fn take(&self) -> bool {
        match self.left.get() {
            Some(0) => self.is_exceeded.set(true),
            left => self.left.set(left.map(|left| left - 1)),
        }
        !self.is_exceeded.get()
    }
}
