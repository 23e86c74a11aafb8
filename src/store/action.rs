//! The actions that change the state.

use std::rc::Rc;

use super::lab::Lab;
use super::notice::{NoticeKind, Trouble};
use super::open_document::Origin;

/// A change of the state of a lab, which [`super::reduce`] applies.
#[derive(Clone, Debug, PartialEq)]
pub enum Action<L: Lab> {
    /// Edits the scenario. Some edits within a gesture apply to the scenario at the start of the gesture.
    Edit {
        /// The edit.
        edit: L::Edit,
        /// The number of the gesture, such as a drag, whose edits are one step of undo. An edit with `None` is a step by
        /// itself.
        gesture: Option<u32>,
    },
    /// Replaces the scenario, for instance by its state when it was opened, and keeps the document open.
    Replace {
        /// The scenario.
        scenario: Rc<L::Scenario>,
        /// The number of the gesture, see [`Action::Edit`].
        gesture: Option<u32>,
    },
    /// Opens another scenario and keeps unsaved work one click away.
    Open {
        /// The scenario.
        scenario: Rc<L::Scenario>,
        /// The origin.
        origin: Origin,
    },
    /// Opens the scenario of a link with its sender's view, or only adopts the view if the scenario is open already.
    Follow {
        /// The scenario.
        scenario: Rc<L::Scenario>,
        /// The sender's view, if the link has one.
        view: Option<L::SharedView>,
    },
    /// Reopens the previous document, and makes the open one the previous.
    OpenPrevious,
    /// Removes the step of a gesture, if it is the last step: its start is open again.
    Cancel(u32),
    /// Undoes the last step.
    Undo,
    /// Redoes the step that was undone last.
    Redo,
    /// Changes the view.
    View(L::ViewChange),
    /// Shows a notice.
    Notify(NoticeKind),
    /// Removes a notice.
    Dismiss(u64),
    /// Removes the notices about a resolved trouble.
    Resolve(Trouble),
}
