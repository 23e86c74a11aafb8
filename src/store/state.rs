//! The state of the page.

use std::rc::Rc;

use super::history::History;
use super::notice::Notice;
use super::view::{ViewState, first_selection};
use yuma_scenario::{Scenario, SharedView};

/// The origin of the open scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A preset, by its id.
    Preset(String),
    /// A link.
    Link,
    /// A file, by its name.
    File(String),
    /// A stored document, of this visit or an earlier one.
    Autosave,
}

/// The open document: everything that undo restores.
#[derive(Clone, Debug)]
pub struct OpenDocument {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// The scenario when it was opened.
    pub opened: Rc<Scenario>,
    /// The origin.
    pub origin: Origin,
    /// Whether the document was the person's own work when it was opened: stored in an earlier visit, or reopened.
    pub restored: bool,
    /// The previous document, one click away.
    pub previous: Option<Rc<Scenario>>,
}

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

impl OpenDocument {
    /// Opens a scenario.
    pub fn new(scenario: Rc<Scenario>, origin: Origin) -> Self {
        let restored = origin == Origin::Autosave;
        OpenDocument { opened: Rc::clone(&scenario), scenario, origin, restored, previous: None }
    }

    /// Returns whether the document is the person's own work, which must not be lost, and not an unchanged preset, link or
    /// file.
    pub fn has_unsaved_work(&self) -> bool {
        self.restored || self.is_changed()
    }

    /// Returns whether the scenario has changed since it was opened.
    pub fn is_changed(&self) -> bool {
        !Rc::ptr_eq(&self.scenario, &self.opened) && self.scenario != self.opened
    }
}

impl State {
    /// Creates a state without history.
    pub fn new(document: OpenDocument) -> Self {
        let selection = first_selection(&document.origin, &document.scenario);
        let view = ViewState { shared: SharedView { selection, ..SharedView::default() }, ..ViewState::default() };
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
