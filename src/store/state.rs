//! The state of the page.

use std::ops::Deref;
use std::rc::Rc;

use super::history::History;
use super::notice::Notice;
use super::view::{ViewState, first_selection};
use yuma_scenario::{Scenario, SharedView};

/// Where the open scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A preset, by its id.
    Preset(String),
    /// A link.
    Link,
    /// A file, by its name.
    File(String),
    /// A work that the browser kept, of this visit or an earlier one.
    Autosave,
}

/// What is open: all that undo restores.
#[derive(Clone, Debug)]
pub struct OpenDocument {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// The scenario as it was opened.
    pub opened: Rc<Scenario>,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it was the person's own work already when it was opened: kept from an earlier visit, or gone back to.
    pub restored: bool,
    /// The work that was open before, one click away.
    pub previous: Option<Rc<Scenario>>,
}

/// The whole state. Shared parts make a copy cheap.
#[derive(Clone, Debug)]
pub struct State {
    /// What is open.
    pub document: OpenDocument,
    /// Counts every change of [`OpenDocument`]; results are memoised by it.
    pub revision: u64,
    /// What the person looks at.
    pub view: ViewState,
    /// What there is to tell, oldest first.
    pub notices: Vec<Rc<Notice>>,
    pub(super) next_notice: u64,
    pub(super) history: History,
}

impl Deref for State {
    type Target = OpenDocument;

    fn deref(&self) -> &OpenDocument {
        &self.document
    }
}

/// Two states of one page are equal if they have the same revision, view and notices: all else follows from these.
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

    /// Whether this is the person's own work, which must not be lost, and not something that was only looked at.
    pub fn has_unsaved_work(&self) -> bool {
        self.restored || self.is_changed()
    }

    /// Whether the scenario was changed since it was opened.
    pub fn is_changed(&self) -> bool {
        !Rc::ptr_eq(&self.scenario, &self.opened) && self.scenario != self.opened
    }
}

impl State {
    /// A state without a past.
    pub fn new(document: OpenDocument) -> Self {
        let selection = first_selection(&document.origin, &document.scenario);
        let view = ViewState { shared: SharedView { selection, ..SharedView::default() }, ..ViewState::default() };
        State { document, revision: 0, view, notices: Vec::new(), next_notice: 0, history: History::default() }
    }

    /// The scenario before the last edit, which undo would bring back; none if the last step opened something.
    pub fn before_last_edit(&self) -> Option<&Rc<Scenario>> {
        let before = self.history.last()?;
        Rc::ptr_eq(&before.opened, &self.opened).then_some(&before.scenario)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a step to carry out again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }
}
