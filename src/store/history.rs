//! Undo and redo: snapshots, which share what they have in common.

use std::rc::Rc;

use super::state::OpenDocument;

/// Steps that can be taken back. Beyond it the oldest is forgotten, so that memory stays flat.
pub const STEPS: usize = 200;

/// What was, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Rc<Vec<OpenDocument>>,
    future: Rc<Vec<OpenDocument>>,
    gesture: Option<u32>,
}

impl History {
    /// Notes that a step leads from `before` to `after`. A step of the same gesture as the last one continues it; one
    /// that comes back to where the gesture began leaves no step.
    pub fn push(&mut self, before: OpenDocument, after: &OpenDocument, gesture: Option<u32>) {
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

    /// The work with which the gesture began that the last step belongs to.
    pub fn began(&self, gesture: Option<u32>) -> Option<&OpenDocument> {
        self.past.last().filter(|_| gesture.is_some() && gesture == self.gesture)
    }

    /// The work before the last step.
    pub fn last(&self) -> Option<&OpenDocument> {
        self.past.last()
    }

    /// Goes a step back from `now`.
    pub fn undo(&mut self, now: &OpenDocument) -> Option<OpenDocument> {
        self.gesture = None;
        step(&mut self.past, &mut self.future, now)
    }

    /// Goes a step forward from `now`.
    pub fn redo(&mut self, now: &OpenDocument) -> Option<OpenDocument> {
        self.gesture = None;
        step(&mut self.future, &mut self.past, now)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to carry out again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

fn step(from: &mut Rc<Vec<OpenDocument>>, to: &mut Rc<Vec<OpenDocument>>, now: &OpenDocument) -> Option<OpenDocument> {
    if from.is_empty() {
        return None;
    }
    let document = Rc::make_mut(from).pop()?;
    Rc::make_mut(to).push(now.clone());
    Some(document)
}
