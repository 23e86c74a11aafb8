//! The state of a lab.

use std::rc::Rc;

use super::history::History;
use super::lab::Lab;
use super::notice::Notice;
use super::open_document::OpenDocument;

/// The state of a lab. Shared parts make a copy cheap.
#[derive(Clone, Debug)]
pub struct State<L: Lab> {
    /// The open document.
    pub document: OpenDocument<L>,
    /// Counts the changes of [`OpenDocument`]; results are memoized by it.
    pub revision: u64,
    /// The view of the document.
    pub view: L::View,
    /// The notices, oldest first.
    pub notices: Vec<Rc<Notice>>,
    pub(super) next_notice: u64,
    pub(super) history: History<L>,
}

/// Two states of one lab are equal if they have the same revision, view and notices, which determine everything else.
impl<L: Lab> PartialEq for State<L> {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.view == other.view && self.notices == other.notices
    }
}

impl<L: Lab> State<L> {
    /// Creates a state without history.
    pub fn new(document: OpenDocument<L>) -> Self {
        let view = L::opening_view(L::View::default(), &document.origin, &document.scenario);
        State { document, revision: 0, view, notices: Vec::new(), next_notice: 0, history: History::default() }
    }

    /// Returns the scenario before the last edit, or `None` if the last step opened a document.
    pub fn before_last_edit(&self) -> Option<&Rc<L::Scenario>> {
        let before = self.history.last()?;
        Rc::ptr_eq(&before.opened, &self.document.opened).then_some(&before.scenario)
    }

    /// Returns the documents that the person has left with unsaved work, each as it was left.
    pub fn left_documents(&self) -> impl Iterator<Item = &OpenDocument<L>> {
        let past = self.history.past();
        past.iter().enumerate().filter_map(|(at, left)| {
            let next = past.get(at + 1).unwrap_or(&self.document);
            (!Rc::ptr_eq(&left.opened, &next.opened) && left.has_unsaved_work()).then_some(left)
        })
    }

    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Returns the number of steps to undo.
    pub fn undo_steps(&self) -> usize {
        self.history.past().len()
    }

    /// Returns whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }
}
