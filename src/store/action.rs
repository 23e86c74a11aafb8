//! The actions that change the state.

use std::rc::Rc;

use super::notice::{NoticeKind, Trouble};
use super::open_document::Origin;
use crate::chart::Participant;
use yuma_engine::quantity::Epoch;
use yuma_scenario::{ChartChoice, Edit, Lens, Scenario, Selection, SharedView};

/// A change of the state, which [`super::reduce`] applies.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Edits the scenario at the playhead (see [`Edit::apply_at`]). Edits of the timeline and of parts of a row
    /// within a gesture apply to the scenario at the start of the gesture.
    Edit {
        /// The edit.
        edit: Edit,
        /// The number of the gesture, such as a drag, whose edits are one step of undo. An edit with `None` is a step by
        /// itself.
        gesture: Option<u32>,
    },
    /// Replaces the scenario, for instance by its state when it was opened, and keeps the document open.
    Replace(Rc<Scenario>),
    /// Opens another scenario and keeps unsaved work one click away.
    Open {
        /// The scenario.
        scenario: Rc<Scenario>,
        /// The origin.
        origin: Origin,
    },
    /// Opens the scenario of a link with its sender's view, or only adopts the view if the scenario is open already.
    Follow {
        /// The scenario.
        scenario: Rc<Scenario>,
        /// The sender's view, if the link has one.
        view: Option<SharedView>,
    },
    /// Reopens the previous document, and makes the open one the previous.
    OpenPrevious,
    /// Undoes the last step.
    Undo,
    /// Redoes the step that was undone last.
    Redo,
    /// Selects the subject of the inspector.
    Select(Selection),
    /// Sets the lens of the cells.
    SetLens(Lens),
    /// Sets whether editing a weight keeps the sum of its row.
    KeepSum(bool),
    /// Sets whether values are shown as the chain stores them.
    ShowRaw(bool),
    /// Moves the playhead to an epoch, at most to the last one.
    Seek(Epoch),
    /// Moves the playhead by a number of epochs, within the run.
    Step(i16),
    /// Replaces one of the charts below the time strip.
    ShowChart {
        /// The index of the chart, from 0.
        index: usize,
        /// The chart.
        chart: ChartChoice,
    },
    /// Chooses the chart that compares runs.
    CompareBy(ChartChoice),
    /// Highlights a participant, or none.
    Highlight(Option<Participant>),
    /// Shows a notice.
    Notify(NoticeKind),
    /// Removes a notice.
    Dismiss(u64),
    /// Removes the notices about a resolved trouble.
    Resolve(Trouble),
}
