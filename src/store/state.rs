//! The state of the page.

use std::rc::Rc;

use super::history::History;
use super::notice::Notice;
use super::open_document::OpenDocument;
use super::view::{ViewState, first_playhead, first_selection};
use yuma_scenario::{Scenario, SharedView};

/// The state of the page. Shared parts make a copy cheap.
#[derive(Clone, Debug)]
pub struct State {
    /// The open document.
    pub document: OpenDocument,
    /// Counts the changes of [`OpenDocument`]; results are memoized by it.
    pub revision: u64,
    /// The view of the document.
    pub view: ViewState,
    /// The notices, oldest first.
    pub notices: Vec<Rc<Notice>>,
    pub(super) next_notice: u64,
    pub(super) history: History,
}

/// Two states of one page are equal if they have the same revision, view and notices, which determine everything else.
impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.view == other.view && self.notices == other.notices
    }
}

impl State {
    /// Creates a state without history.
    pub fn new(document: OpenDocument) -> Self {
        let selection = first_selection(&document.origin, &document.scenario);
        let playhead = first_playhead(&document.scenario);
        let shared = SharedView { selection, playhead, ..SharedView::default() };
        let view = ViewState { shared, ..ViewState::default() };
        State { document, revision: 0, view, notices: Vec::new(), next_notice: 0, history: History::default() }
    }

    /// Returns the scenario before the last edit, or `None` if the last step opened a document.
    pub fn before_last_edit(&self) -> Option<&Rc<Scenario>> {
        let before = self.history.last()?;
        Rc::ptr_eq(&before.opened, &self.document.opened).then_some(&before.scenario)
    }

    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Returns whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }
}
