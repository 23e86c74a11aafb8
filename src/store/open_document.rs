//! The open document and its origin.

use std::rc::Rc;

use super::lab::Lab;

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
pub struct OpenDocument<L: Lab> {
    /// The scenario.
    pub scenario: Rc<L::Scenario>,
    /// The edit that made the scenario of the previous step into this one; `None` if it was no edit.
    pub edit: Option<Rc<L::Edit>>,
    /// The scenario when it was opened.
    pub opened: Rc<L::Scenario>,
    /// The origin.
    pub origin: Origin,
    /// Whether the document was the person's own work when it was opened: stored in an earlier visit, or reopened.
    pub restored: bool,
    /// The previous document, one click away.
    pub previous: Option<Rc<L::Scenario>>,
}

impl<L: Lab> OpenDocument<L> {
    /// Opens a scenario.
    pub fn new(scenario: Rc<L::Scenario>, origin: Origin) -> Self {
        let restored = origin == Origin::Autosave;
        OpenDocument { opened: Rc::clone(&scenario), scenario, edit: None, origin, restored, previous: None }
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
