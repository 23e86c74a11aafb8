//! Undo and redo by snapshots, which share their common parts.

use std::rc::Rc;

use super::lab::Lab;
use super::open_document::OpenDocument;

/// The maximum number of steps to undo. The oldest is forgotten first.
pub const STEPS: usize = 200;

/// The documents before and after the open one, for undo and redo.
#[derive(Clone, Debug)]
pub struct History<L: Lab> {
    past: Documents<L>,
    future: Documents<L>,
    gesture: Option<u32>,
}

type Documents<L> = Rc<Vec<OpenDocument<L>>>;

impl<L: Lab> Default for History<L> {
    fn default() -> Self {
        History { past: Rc::default(), future: Rc::default(), gesture: None }
    }
}

impl<L: Lab> History<L> {
    /// Records the step from `before` to `after`. A step of the same gesture as the last one extends it. A gesture that
    /// returns to its start leaves no step.
    pub fn push(&mut self, before: OpenDocument<L>, after: &OpenDocument<L>, gesture: Option<u32>) {
        let continues = gesture.is_some() && gesture == self.gesture;
        let past = Rc::make_mut(&mut self.past);
        let is_back = continues && past.last().is_some_and(|began| began.scenario == after.scenario);
        if is_back {
            past.pop();
        } else if !continues {
            if past.len() >= STEPS {
                past.remove(0);
            }
            past.push(before);
        }
        self.gesture = gesture.filter(|_| !is_back);
        self.future = Rc::default();
    }

    /// Returns the document at the start of the gesture of the last step.
    pub fn began(&self, gesture: Option<u32>) -> Option<&OpenDocument<L>> {
        self.past.last().filter(|_| gesture.is_some() && gesture == self.gesture)
    }

    /// Returns the documents before each step, the oldest first.
    pub fn past(&self) -> &[OpenDocument<L>] {
        &self.past
    }

    /// Returns the document before the last step.
    pub fn last(&self) -> Option<&OpenDocument<L>> {
        self.past.last()
    }

    /// Undoes a step from `now`.
    pub fn undo(&mut self, now: &OpenDocument<L>) -> Option<OpenDocument<L>> {
        self.gesture = None;
        step(&mut self.past, &mut self.future, now)
    }

    /// Redoes a step from `now`.
    pub fn redo(&mut self, now: &OpenDocument<L>) -> Option<OpenDocument<L>> {
        self.gesture = None;
        step(&mut self.future, &mut self.past, now)
    }

    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Returns whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

fn step<L: Lab>(from: &mut Documents<L>, to: &mut Documents<L>, now: &OpenDocument<L>) -> Option<OpenDocument<L>> {
    if from.is_empty() {
        return None;
    }
    let document = Rc::make_mut(from).pop()?;
    Rc::make_mut(to).push(now.clone());
    Some(document)
}
